// Holds the lock of a directory until it is killed or told to stop.
import { lockDirectory } from '../../src/process/directory-lock.ts';

const [directory = ''] = process.argv.slice(2);
const lock = await lockDirectory(directory);
process.once('message', async () => {
  await lock.release();
  process.disconnect();
});
process.send?.('locked');

import { openEmbeddedLog } from '../src/event-log/embedded.ts';
import { describeEventLog } from './contract/event-log.ts';
import { silentLogger } from './support/silent-logger.ts';
import { makeDirectory, removeDirectory } from './support/temporary-directory.ts';

describeEventLog('embedded', async () => {
  const directory = await makeDirectory();
  return {
    open: () => openEmbeddedLog({ directory, logger: silentLogger }),
    dispose: () => removeDirectory(directory),
  };
});

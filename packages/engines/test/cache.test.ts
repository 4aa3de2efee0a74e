import { createMemoryCache } from '../src/cache/memory.ts';
import { describeCache } from './contract/cache.ts';
import { silentLogger } from './support/silent-logger.ts';

describeCache('memory', async () => {
  let time = 1_000_000;
  return {
    cache: createMemoryCache({ logger: silentLogger, now: () => time }),
    pass: async (ms) => {
      time += ms;
    },
  };
});

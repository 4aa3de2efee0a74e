import { execFileSync } from 'node:child_process';
import type { Result } from './result.ts';

type Size = { name: string; size: number; sizeLimit: number };

/** What a page pays for the tracker, and an admin tool for the kit, as `.size-limit.json` weighs and limits them. */
export function measureSizes(): Result[] {
  const sizes = JSON.parse(execFileSync('npx', ['size-limit', '--json'], { encoding: 'utf8' })) as Size[];
  return sizes.map(({ name, size, sizeLimit }) => ({
    name: `${name}, gzip`,
    value: size / 1000,
    unit: 'kB',
    goal: sizeLimit / 1000,
  }));
}

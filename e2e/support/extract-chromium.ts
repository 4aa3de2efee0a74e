/**
 * Unpacks npm `@sparticuz/chromium` into the folder given as the first argument.
 *
 * A program of its own because the package unpacks to `os.tmpdir()` only, which is a setting of the whole process.
 */
import { createRequire } from 'node:module';
import path from 'node:path';

const target = process.argv[2];
if (!target) throw new Error('usage: extract-chromium <folder>');
process.env['TMPDIR'] = target;

const { default: chromium, inflate } = await import('@sparticuz/chromium');
const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
await chromium.executablePath();
await inflate(path.join(path.dirname(entry), '..', 'bin', 'al2023.tar.br'));

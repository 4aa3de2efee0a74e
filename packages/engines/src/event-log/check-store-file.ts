import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const MAGIC = 0xbeefc0de;
const EMPTY_ROOT = 0xffff_ffff_ffff_ffffn;

// Places in lmdb's first two pages, which describe the rest (`MDB_meta` behind a page header of 24 bytes).
const META_BYTES = 160;
const MAGIC_AT = 24;
const PAGE_SIZE_AT = 48;
const ROOTS_AT = [88, 136] as const;
const TRANSACTION_AT = 152;

/**
 * Throws when lmdb's data file is not one, or is cut short: lmdb maps the file into memory and would take this process
 * down with it. A file that is missing or empty is a new log.
 */
export function checkStoreFile(path: string): void {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  try {
    checkPages(file, fstatSync(file).size);
  } finally {
    closeSync(file);
  }
}

function checkPages(file: number, size: number): void {
  if (size === 0) return;
  const first = readMeta(file, 0);
  const pageSize = first.readUInt32LE(PAGE_SIZE_AT);
  if (pageSize < 512 || pageSize > 65_536) throw new Error(`its page size is ${pageSize}`);
  const second = readMeta(file, pageSize);
  // The one of the last transaction counts; they are written in turns.
  const isFirst = first.readBigUInt64LE(TRANSACTION_AT) > second.readBigUInt64LE(TRANSACTION_AT);
  const newest = isFirst ? first : second;
  for (const at of ROOTS_AT) checkRoot(file, newest.readBigUInt64LE(at), pageSize);
}

function readMeta(file: number, position: number): Buffer {
  const meta = Buffer.alloc(META_BYTES);
  readSync(file, meta, 0, META_BYTES, position);
  if (meta.readUInt32LE(MAGIC_AT) !== MAGIC) throw new Error('it is no lmdb file');
  return meta;
}

/** A page begins with its own number; a root that does not is overwritten or beyond the end of the file. */
function checkRoot(file: number, root: bigint, pageSize: number): void {
  if (root === EMPTY_ROOT) return;
  const page = Buffer.alloc(8);
  const read = readSync(file, page, 0, page.length, root * BigInt(pageSize));
  if (read < page.length || page.readBigUInt64LE(0) !== root)
    throw new Error('it is cut short or overwritten');
}

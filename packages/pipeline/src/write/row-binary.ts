/** Encodes one value as ClickHouse's format RowBinary wants it for a column's type. */
export type EncodeValue<Value> = (value: Value) => Uint8Array;

/** The columns of an insert in their order, with the encoding of each. */
export type BinaryColumns<Row> = { readonly [Column in keyof Row]: EncodeValue<Row[Column]> };

const DAY_MS = 86_400_000;

/** The body of an insert: rows in RowBinary, columns in the order of `columns`. */
export function encodeRows<Row>(columns: BinaryColumns<Row>, rows: readonly Row[]): Buffer {
  const names = Object.keys(columns) as (keyof Row)[];
  return Buffer.concat(rows.flatMap((row) => names.map((name) => columns[name](row[name]))));
}

/** `String` of any bytes. */
export function binaryBytes(value: Uint8Array): Uint8Array {
  return Buffer.concat([lengthPrefix(value.length), value]);
}

/** `String` and `LowCardinality(String)`. */
export function binaryText(value: string): Uint8Array {
  return binaryBytes(Buffer.from(value));
}

function lengthPrefix(length: number): Buffer {
  const bytes: number[] = [];
  let rest = length;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return Buffer.from([...bytes, rest]);
}

/** `Bool`. */
export function binaryBool(value: boolean): Uint8Array {
  return Buffer.from([value ? 1 : 0]);
}

/** `UInt16`. */
export function binaryUint16(value: number): Uint8Array {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

/** `UInt32`. */
export function binaryUint32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** `UInt64` of decimal text. */
export function binaryUint64(value: string): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

/** `Int64` of a whole number, and `DateTime64(3)` of Unix ms. */
export function binaryInt64(value: number): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(BigInt(value));
  return bytes;
}

/** `Date` of `2026-05-17`. */
export function binaryDate(value: string): Uint8Array {
  return binaryUint16(Date.parse(value) / DAY_MS);
}

/** `UUID` of its canonical text: two halves, each with its last byte first. */
export function binaryUuid(value: string): Uint8Array {
  const bytes = Buffer.from(value.replaceAll('-', ''), 'hex');
  bytes.subarray(0, 8).reverse();
  bytes.subarray(8).reverse();
  return bytes;
}

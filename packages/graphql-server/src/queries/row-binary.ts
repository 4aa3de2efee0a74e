type ColumnTypes = { string: string; bool: boolean; bytes: Buffer };
type Columns<Types extends readonly (keyof ColumnTypes)[]> = {
  -readonly [Place in keyof Types]: ColumnTypes[Types[Place]];
};

/** The columns of one row in ClickHouse's RowBinary; throws `RangeError` when the answer was cut off. */
export function readRowBinary<const Types extends readonly (keyof ColumnTypes)[]>(
  answer: Buffer,
  types: Types,
): Columns<Types> {
  let at = 0;
  const readByte = () => answer.readUInt8(at++);
  const readLength = () => {
    let length = 0;
    // LEB128: seven bits a byte, the lowest first.
    for (let shift = 0; ; shift += 7) {
      const byte = readByte();
      length += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return length;
    }
  };
  const readBytes = () => {
    const length = readLength();
    if (at + length > answer.length) throw new RangeError('The answer of ClickHouse was cut off.');
    at += length;
    return answer.subarray(at - length, at);
  };
  return types.map((type) => {
    if (type === 'bool') return readByte() !== 0;
    const bytes = readBytes();
    return type === 'bytes' ? bytes : bytes.toString();
  }) as Columns<Types>;
}

import protobuf from 'protobufjs/minimal.js';

// protobufjs types 64-bit reads as Long although the generated code takes numbers just as well.
const Reader = protobuf.Reader as unknown as new (
  bytes: Uint8Array,
) => Omit<protobuf.Reader, 'uint64' | 'sint64'>;

/** A protobufjs reader whose 64-bit fields are plain numbers (exact up to 2^53) instead of Long objects. */
export class NumberReader extends Reader {
  uint64(): number {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 63; scale *= 128) {
      const byte = this.readByte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
    throw new RangeError('varint longer than 10 bytes');
  }

  sint64(): number {
    const zigzag = this.uint64();
    return zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2;
  }

  private readByte(): number {
    const byte = this.pos < this.len ? this.buf[this.pos] : undefined;
    if (byte === undefined) throw new RangeError('index out of range');
    this.pos += 1;
    return byte;
  }
}

const encoder = new TextEncoder();

/** The smallest protobuf writer that the generated browser encoder can use: encode only, integers up to 2^53. */
export class BinaryWriter {
  #bytes = new Uint8Array(1024);
  #length = 0;
  readonly #starts: number[] = [];

  /** A copy of what was written. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  /** Writes a non-negative integer as a varint; what is none (negative, NaN, infinite) becomes 0, a fraction is cut. */
  uint32(value: number): this {
    this.#reserve(10);
    let rest = value > 0 && value <= Number.MAX_SAFE_INTEGER ? Math.floor(value) : 0;
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#length++] = rest;
    return this;
  }

  /** Enum numbers: ours are never negative. */
  int32(value: number): this {
    return this.uint32(value);
  }

  uint64(value: number): this {
    return this.uint32(value);
  }

  bool(value: boolean): this {
    return this.uint32(+value);
  }

  /** Writes a signed integer zigzag encoded, so that small negative numbers stay small. */
  sint32(value: number): this {
    return this.uint32(((value << 1) ^ (value >> 31)) >>> 0);
  }

  bytes(value: Uint8Array): this {
    this.uint32(value.length).#reserve(value.length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
    return this;
  }

  string(value: string): this {
    return this.bytes(encoder.encode(value));
  }

  /** Begins a nested message: its length is known only at `join`. */
  fork(): this {
    this.#starts.push(this.#length);
    return this;
  }

  /** Ends the nested message begun last and puts its length before it. */
  join(): this {
    const start = this.#starts.pop() ?? 0;
    const nested = this.#bytes.slice(start, this.#length);
    this.#length = start;
    return this.bytes(nested);
  }

  #reserve(count: number): void {
    const needed = this.#length + count;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    grown.set(this.#bytes);
    this.#bytes = grown;
  }
}

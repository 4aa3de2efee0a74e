/** One measured figure; `goal` is the most it may be. */
export type Result = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal?: number;
};

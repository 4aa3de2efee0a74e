/** One measured figure; `goal` is the most it may be, `beside` what somebody else's program takes for the same. */
export type Result = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal?: number;
  readonly beside?: { readonly name: string; readonly value: number };
};

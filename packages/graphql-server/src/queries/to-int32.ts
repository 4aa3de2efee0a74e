const INT32_MAX = 2_147_483_647;

/** A stored count as a GraphQL `Int`, which has 32 bits; more than it holds becomes the most it holds. */
export function toInt32(stored: unknown): number {
  return Math.min(Number(stored), INT32_MAX);
}

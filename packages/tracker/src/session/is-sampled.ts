/** What a share is drawn for: each by its own digits of the id, so that one does not decide the other. */
export type SampledPart = 'session' | 'replay';

const DIGITS = { session: [-12, -6], replay: [-6, undefined] } as const;

/**
 * Whether a session (canonical UUID, its last 48 bits random) falls into a share of 0 … 1: everybody who knows the id
 * comes to the same answer.
 */
export function isSampled(sessionId: string, part: SampledPart, rate: number): boolean {
  const [start, end] = DIGITS[part];
  return Number.parseInt(sessionId.slice(start, end), 16) / 2 ** 24 < rate;
}

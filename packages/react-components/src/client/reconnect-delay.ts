import { RECONNECT_BASE_MS, RECONNECT_MAX_MS } from '../limits.ts';

/** Milliseconds before attempt number `failures` + 1: doubling, capped, between half and the whole at random. */
export function reconnectDelay(failures: number, random: () => number = Math.random): number {
  const whole = Math.min(RECONNECT_MAX_MS, RECONNECT_BASE_MS * 2 ** Math.min(failures, 16));
  return whole / 2 + (whole / 2) * random();
}

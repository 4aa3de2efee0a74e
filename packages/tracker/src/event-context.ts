import type { EventContext } from './encode-events.ts';
import { VERSION } from './version.ts';

/** What holds for the events sealed now. */
export function eventContext(userId: string, attributes: Readonly<Record<string, string>>): EventContext {
  return {
    userId,
    attributes,
    language: navigator.language ?? '',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone ?? '',
    sdkVersion: VERSION,
    screenWidth: screen.width,
    screenHeight: screen.height,
    viewportWidth: innerWidth,
    viewportHeight: innerHeight,
    pixelRatioPercent: Math.round(devicePixelRatio * 100),
  };
}

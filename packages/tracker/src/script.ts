import { adoptQueue } from './adopt-queue.ts';

// `currentScript` is known only while the script runs for the first time.
const { src = '' } = (document.currentScript ?? {}) as { src?: string };
adoptQueue(window as { GoSight?: unknown }, src ? new URL(src, location.href).origin : undefined);

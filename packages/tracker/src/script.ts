import { adoptQueue } from './adopt-queue.ts';
import { recorderScriptLoader } from './replay/load-recorder-script.ts';

// `currentScript` is known only while the script runs for the first time.
const { src = '', nonce } = (document.currentScript ?? {}) as { src?: string; nonce?: string };
const url = src ? new URL(src, location.href) : undefined;
adoptQueue(window as { GoSight?: unknown }, url?.origin, url && recorderScriptLoader(url.href, nonce));

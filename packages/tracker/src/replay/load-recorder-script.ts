import { VERSION } from '../version.ts';
import type { LoadRecorder, StartRecorder } from './recorder-port.ts';

/** Where the recorder's script leaves what it holds; a symbol, since global names belong to the page. */
export const RECORDER_KEY = 'gosight.recorder';

/**
 * Makes what loads `recorder.js` from where `sdk.js` came from. `nonce` is that of our own script tag, for pages whose
 * policy asks for one.
 */
export function recorderScriptLoader(sdkUrl: string, nonce: string | undefined): LoadRecorder {
  const url = new URL(`recorder.js?v=${encodeURIComponent(VERSION)}`, sdkUrl).href;
  return async () => {
    try {
      await appendScript(url, nonce);
    } catch {
      // Pages with Trusted Types refuse an address from a script, but let scripts import.
      await import(/* @vite-ignore */ url);
    }
    const start = (globalThis as Record<symbol, unknown>)[Symbol.for(RECORDER_KEY)];
    if (typeof start !== 'function') throw new Error('recorder.js holds no recorder');
    return start as StartRecorder;
  };
}

function appendScript(url: string, nonce: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.async = true;
    if (nonce) script.nonce = nonce;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error('recorder.js could not be loaded'));
    document.head.append(script);
    script.remove();
  });
}

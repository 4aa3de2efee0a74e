import { isHello } from './parse-request.ts';
import { type FrameMessage, PROTOCOL_VERSION } from './protocol.ts';
import { serveStage } from './serve-stage.ts';

/** Written in by the build: the package's version and the hash of this script. */
declare const __FRAME_VERSION__: string;

/** Waits for the first greeting of the page around this frame, and serves a stage through the port that comes with it. */
function listen(event: MessageEvent<unknown>): void {
  const [port] = event.ports;
  // The recorded page's frames are children; only who embeds us may drive us.
  if (!port || event.source !== window.parent || window.parent === window || !isHello(event.data)) return;
  window.removeEventListener('message', listen);
  const isCompatible = event.data.protocol === PROTOCOL_VERSION;
  if (isCompatible) serveStage(port, document.body);
  const answer: FrameMessage = {
    type: isCompatible ? 'ready' : 'incompatible',
    protocol: PROTOCOL_VERSION,
    frameVersion: __FRAME_VERSION__,
  };
  port.postMessage(answer);
}

window.addEventListener('message', listen);

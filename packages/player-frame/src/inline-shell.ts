import { playerCsp } from './csp.ts';
import { FrameError } from './errors.ts';
import { FrameClient } from './frame-client.ts';
import { type PlayerFrame, playerFrameOver } from './player-frame.ts';
import { serveStage } from './serve-stage.ts';
import { STAGE_STYLE } from './stage-style.ts';

/** How to open a stage inside the host's own page. */
export type InlineFrameOptions = {
  /** Where the shell is appended; must be connected. */
  container: Element;
  /** What a screen reader calls the frame. @defaultValue `'Recorded page'` */
  title?: string;
  /** Origins whose images, fonts and style sheets may be loaded. @defaultValue none */
  assetOrigins?: string[];
};

/**
 * Opens a stage in a `srcdoc` frame that runs no scripts, driven from the host's page: for hosts without a
 * Content-Security-Policy that cannot add a `frame-src`. Such a frame inherits the host's policy, so under a strict
 * one the recorded styles are lost; and a heavy page blocks the host while it is rebuilt.
 *
 * @throws FrameError `frame_unreachable` when the shell does not load (Trusted Types of the host)
 */
export async function createInlineFrame(options: InlineFrameOptions): Promise<PlayerFrame> {
  const element = options.container.ownerDocument.createElement('iframe');
  // No scripts at all: the code that drives the stage runs outside, in the host's page.
  element.setAttribute('sandbox', 'allow-same-origin');
  element.setAttribute('allow', '');
  element.setAttribute('referrerpolicy', 'no-referrer');
  element.title = options.title ?? 'Recorded page';
  element.style.border = '0';
  try {
    const body = await loadShell(element, options);
    const { port1, port2 } = new MessageChannel();
    serveStage(port2, body);
    const client = new FrameClient(port1);
    const onReload = () => client.close(new FrameError('frame_lost', 'The inline frame was loaded anew.'));
    element.addEventListener('load', onReload, { once: true });
    const frame = playerFrameOver(client, { element, frameVersion: 'inline' });
    return { ...frame, destroy: () => destroy(port1, frame) };
  } catch (cause) {
    element.remove();
    throw new FrameError('frame_unreachable', "This page's policy does not allow an inline frame.", {
      cause,
    });
  }
}

/** The stage runs in this page, so it is told to stop before the channel closes. */
function destroy(port: MessagePort, frame: PlayerFrame): void {
  port.postMessage({ id: 0, type: 'destroy' });
  frame.destroy();
}

function loadShell(element: HTMLIFrameElement, options: InlineFrameOptions): Promise<HTMLElement> {
  const policy = playerCsp({ assetOrigins: options.assetOrigins ?? [] }, 'meta');
  return new Promise((resolve, reject) => {
    const onLoad = () => {
      const body = element.contentDocument?.body;
      // Without the marker this is an error page, or a shell without its policy.
      if (body?.id === 'gosight-stage') resolve(body);
      else reject(new Error('The shell did not load.'));
    };
    element.addEventListener('load', onLoad, { once: true });
    element.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><style>${STAGE_STYLE}</style><body id="gosight-stage"></body>`;
    options.container.append(element);
  });
}

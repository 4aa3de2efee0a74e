import { FrameError } from './errors.ts';
import { FrameClient } from './frame-client.ts';
import { HANDSHAKE_TIMEOUT_MS } from './limits.ts';
import { parseFrameMessage } from './parse-frame-message.ts';
import { type PlayerFrame, playerFrameOver } from './player-frame.ts';
import { type FrameMessage, type Hello, PROTOCOL_VERSION } from './protocol.ts';

/** How to open a player frame. */
export type FrameHostOptions = {
  /** Where the frame is appended; must be connected. */
  container: Element;
  /** Address of the player frame, absolute or relative to the page. */
  src: string | URL;
  /** What a screen reader calls the frame. @defaultValue `'Recorded page'` */
  title?: string;
  /** Time for loading and the handshake, in ms. @defaultValue 10,000 */
  timeoutMs?: number;
  /** Gives up: the frame is removed, the promise rejects with `destroyed`. */
  signal?: AbortSignal;
};

/**
 * Opens the player frame that a GoSight server serves, and agrees on the protocol with it.
 *
 * @throws FrameError `frame_unreachable` (server down, not framable here, or the page's own policy lacks the
 * `frame-src`), `incompatible_frame`, `destroyed`
 */
export async function createPlayerFrame(options: FrameHostOptions): Promise<PlayerFrame> {
  const element = options.container.ownerDocument.createElement('iframe');
  const url = new URL(options.src, element.baseURI);
  // Scripts and its own origin: on another origin than the host's neither reaches the host.
  element.setAttribute('sandbox', 'allow-scripts allow-same-origin');
  element.setAttribute('allow', '');
  element.setAttribute('referrerpolicy', 'no-referrer');
  element.title = options.title ?? 'Recorded page';
  element.style.border = '0';
  try {
    const { port, frameVersion } = await connect(element, url, options);
    const client = new FrameClient(port);
    // A frame that loads again (moved in the document, or crashed) has lost its stage and its port.
    const onReload = () => client.close(new FrameError('frame_lost', 'The player frame was loaded anew.'));
    element.addEventListener('load', onReload, { once: true });
    return playerFrameOver(client, { element, frameVersion });
  } catch (error) {
    element.remove();
    throw error;
  }
}

type Connection = { port: MessagePort; frameVersion: string };

function connect(element: HTMLIFrameElement, url: URL, options: FrameHostOptions): Promise<Connection> {
  const { port1: port, port2: framePort } = new MessageChannel();
  const { ownerDocument: page } = element;
  const ended = new AbortController();
  const { signal } = ended;
  const waiting = new Promise<Connection>((resolve, reject) => {
    const fail = (code: 'frame_unreachable' | 'destroyed', message: string) =>
      reject(new FrameError(code, message));
    const timer = setTimeout(
      () => fail('frame_unreachable', `${url.origin} did not answer as a player frame in time.`),
      options.timeoutMs ?? HANDSHAKE_TIMEOUT_MS,
    );
    signal.addEventListener('abort', () => clearTimeout(timer));
    options.signal?.addEventListener('abort', () => fail('destroyed', 'The player frame was given up.'), {
      signal,
    });
    if (options.signal?.aborted) fail('destroyed', 'The player frame was given up.');
    page.addEventListener(
      'securitypolicyviolation',
      (event) => {
        if (isAboutFrame(event, url)) {
          fail('frame_unreachable', `This page's Content-Security-Policy needs: frame-src ${url.origin}`);
        }
      },
      { signal },
    );
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      const answer = parseFrameMessage(data);
      if (answer?.type === 'ready') resolve({ port, frameVersion: answer.frameVersion });
      else if (answer?.type === 'incompatible') reject(incompatible(answer));
    };
    element.addEventListener('load', () => greet(element, url, framePort), { signal, once: true });
    element.src = url.href;
    options.container.append(element);
  });
  return waiting.finally(() => ended.abort());
}

function greet(element: HTMLIFrameElement, url: URL, port: MessagePort): void {
  const hello: Hello = { gosight: 'hello', protocol: PROTOCOL_VERSION };
  // The exact origin: an error page or a redirect elsewhere gets neither greeting nor port.
  element.contentWindow?.postMessage(hello, url.origin, [port]);
}

function isAboutFrame(event: SecurityPolicyViolationEvent, url: URL): boolean {
  const isFrameRule = ['frame-src', 'child-src', 'default-src'].includes(event.effectiveDirective);
  // Some browsers report only the origin of what was blocked.
  return isFrameRule && event.disposition === 'enforce' && url.href.startsWith(event.blockedURI);
}

function incompatible({
  protocol,
  frameVersion,
}: Extract<FrameMessage, { type: 'incompatible' }>): FrameError {
  return new FrameError(
    'incompatible_frame',
    `Player frame ${frameVersion} speaks protocol ${protocol}, this page speaks ${PROTOCOL_VERSION}.`,
  );
}

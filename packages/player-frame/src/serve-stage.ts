import { decodeChunk } from './decode-chunk.ts';
import { FrameError, isStageErrorCode } from './errors.ts';
import { documentSize, elementAt, queryRects } from './inspect.ts';
import { MAX_STRING } from './limits.ts';
import { parseRequest, requestId } from './parse-request.ts';
import type { FrameMessage, FrameRequest, Reply, Requests, RequestType } from './protocol.ts';
import { Stage } from './stage.ts';

/**
 * Lets a host drive a stage through a port: requests one after the other, each with one reply, events in between.
 * What is not a request is ignored, or answered with `bad_request` if it bears an id.
 */
export function serveStage(port: MessagePort, root: HTMLElement): void {
  const send = (message: FrameMessage) => port.postMessage(message);
  const stage = new Stage(root, send);
  let queue = Promise.resolve();
  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    const request = parseRequest(data);
    const id = requestId(data);
    if (request) queue = queue.then(async () => send(await answer(stage, request)));
    else if (id !== undefined)
      send(refuse(id, new FrameError('bad_request', 'Not a request of this protocol.')));
    if (request?.type === 'destroy') {
      queue = queue.then(() => {
        port.onmessage = null;
        port.close();
      });
    }
  };
}

async function answer(stage: Stage, request: FrameRequest): Promise<Reply> {
  try {
    return { type: 'reply', id: request.id, ok: true, value: await handle(stage, request) };
  } catch (error) {
    return refuse(request.id, error);
  }
}

function refuse(id: number, error: unknown): Reply {
  const code = error instanceof FrameError && isStageErrorCode(error.code) ? error.code : 'replay_failed';
  const message = error instanceof Error ? error.message : String(error);
  return { type: 'reply', id, ok: false, error: { code, message: message.slice(0, MAX_STRING) } };
}

type Value = Requests[RequestType]['value'];

async function handle(stage: Stage, request: FrameRequest): Promise<Value> {
  switch (request.type) {
    case 'load':
      stage.load(request.stream);
      return null;
    case 'addEvents': {
      const { seq, isLast } = request.chunk;
      return stage.addEvents(seq, await decodeChunk(request.chunk), isLast === true);
    }
    case 'removeBefore':
      stage.removeBefore(request.time);
      return null;
    case 'play':
      return stage.play(request);
    case 'pause':
      return stage.pause();
    case 'seek':
      return stage.seek(request.time);
    case 'setSpeed':
      stage.setSpeed(request.speed);
      return null;
    case 'setViewport':
      stage.setViewport(request.size);
      return null;
    case 'destroy':
      stage.destroy();
      return null;
    default:
      return inspect(shownPage(stage), request);
  }
}

type Inspection = Extract<FrameRequest, { type: 'scrollTo' | 'documentSize' | 'queryRects' | 'elementAt' }>;

function inspect(page: Document, request: Inspection): Value {
  switch (request.type) {
    case 'scrollTo':
      page.defaultView?.scrollTo(request.point.x, request.point.y);
      return null;
    case 'documentSize':
      return documentSize(page);
    case 'queryRects':
      return queryRects(page, request.selectors);
    case 'elementAt':
      return elementAt(page, request.point);
  }
}

function shownPage({ page }: Stage): Document {
  if (!page) throw new FrameError('not_loaded', 'No page is on show.');
  return page;
}

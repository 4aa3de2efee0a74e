import { FrameError } from './errors.ts';
import { REQUEST_TIMEOUT_MS } from './limits.ts';
import { parseFrameMessage } from './parse-frame-message.ts';
import { parseValue } from './parse-value.ts';
import type { Requests, RequestType, StageEvents, StageEventType } from './protocol.ts';

type Listener<T extends StageEventType> = (event: StageEvents[T]) => void;

type Pending = {
  type: RequestType;
  resolve: (value: unknown) => void;
  reject: (error: FrameError) => void;
  timer: ReturnType<typeof setTimeout>;
};

/** The host's end of the channel: requests as promises, events to listeners; what it does not know it ignores. */
export class FrameClient {
  readonly #port: MessagePort;
  readonly #pending = new Map<number, Pending>();
  readonly #listeners = new Map<StageEventType, Set<Listener<StageEventType>>>();
  #nextId = 1;
  #closed: FrameError | undefined;

  constructor(port: MessagePort) {
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<unknown>) => this.#receive(data);
  }

  /** Sends a request; rejects with a {@link FrameError} when it is refused, unanswered, or the channel is closed. */
  request<T extends RequestType>(
    type: T,
    params: Requests[T]['params'],
    transfer: Transferable[] = [],
  ): Promise<Requests[T]['value']> {
    if (this.#closed) return Promise.reject(this.#closed);
    const id = this.#nextId;
    this.#nextId += 1;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#pending.delete(id);
        reject(new FrameError('frame_timeout', `The player frame did not answer "${type}" in time.`));
      }, REQUEST_TIMEOUT_MS);
      this.#pending.set(id, { type, resolve: resolve as Pending['resolve'], reject, timer });
      try {
        this.#port.postMessage({ ...params, id, type }, transfer);
      } catch (cause) {
        clearTimeout(timer);
        this.#pending.delete(id);
        reject(
          new FrameError('bad_request', `"${type}" could not be sent: its values cannot be copied.`, {
            cause,
          }),
        );
      }
    });
  }

  /** Listens to an event; returns the function that stops it. */
  on<T extends StageEventType>(type: T, listener: Listener<T>): () => void {
    const set = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, set);
    const entry = listener as Listener<StageEventType>;
    set.add(entry);
    return () => set.delete(entry);
  }

  /** Closes the channel; everything unanswered and all later requests fail with this error. */
  close(error: FrameError): void {
    if (this.#closed) return;
    this.#closed = error;
    this.#port.onmessage = null;
    this.#port.close();
    for (const { timer, reject } of this.#pending.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.#pending.clear();
    this.#listeners.clear();
  }

  #receive(data: unknown): void {
    const message = parseFrameMessage(data);
    if (!message || message.type === 'ready' || message.type === 'incompatible') return;
    if (message.type !== 'reply') {
      const { type, ...event } = message;
      for (const listener of this.#listeners.get(type) ?? []) listener(event as StageEvents[StageEventType]);
      return;
    }
    const pending = this.#pending.get(message.id);
    if (!pending) return;
    this.#pending.delete(message.id);
    clearTimeout(pending.timer);
    const value = message.ok ? parseValue(pending.type, message.value) : undefined;
    if (value !== undefined) pending.resolve(value);
    else if (message.ok)
      pending.reject(new FrameError('bad_request', 'The player frame gave another kind of answer.'));
    else pending.reject(new FrameError(message.error.code, message.error.message));
  }
}

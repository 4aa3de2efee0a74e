import { ChunkLoader, type StreamManifest } from './chunk-loader.ts';
import type { ReplayChunk } from './replay.ts';
import { frameErrorCode, type ReplayFrame } from './replay-frame.ts';
import type { ReplayTimeline, Scene, TimelineStream } from './replay-timeline.ts';

/** The stream that the frame shows, with what brings its chunks. Times are the replay's. */
export type MountedStream = {
  readonly streamId: string;
  readonly loader: ChunkLoader;
  toFrameTime(time: number): number;
  toReplayTime(frameTime: number): number;
};

/** What {@link mountStream} needs. */
export type MountOptions = {
  frame: ReplayFrame;
  stream: TimelineStream;
  manifest: StreamManifest;
  fetchChunk: (chunk: ReplayChunk, signal: AbortSignal) => Promise<ArrayBuffer>;
  onChange: () => void;
  /** The frame itself failed. */
  onLost: (thrown: unknown) => void;
};

/** Lets the frame begin with a stream. */
export async function mountStream(options: MountOptions): Promise<MountedStream> {
  const { frame, stream, manifest, fetchChunk, onChange, onLost } = options;
  const { streamId, recordedAt, offset, viewport } = stream;
  await frame.load({ streamId, startedAt: recordedAt, ...(viewport.width > 0 && { viewport }) });
  const deliver = async ({ sequence, encoding }: ReplayChunk, bytes: ArrayBuffer) => {
    try {
      await frame.addEvents({ seq: sequence, bytes, encoding });
      return true;
    } catch (thrown) {
      const code = frameErrorCode(thrown);
      if (code === 'duplicate_chunk') return true;
      if (code !== 'bad_chunk' && code !== 'too_large' && code !== 'bad_request') onLost(thrown);
      return false;
    }
  };
  return {
    streamId,
    loader: new ChunkLoader(manifest, { fetchChunk, deliver, onChange }),
    toFrameTime: (time) => Math.max(0, time - offset),
    toReplayTime: (frameTime) => frameTime + offset,
  };
}

/** What the timeline knows of the chunks of a scene's stream. */
export function manifestOf(timeline: ReplayTimeline, scene: Scene): StreamManifest {
  const { isComplete } = timeline;
  const chunks = timeline.streams.get(scene.streamId)?.chunks ?? [];
  // A document that another one followed records nothing more.
  return { chunks, isComplete, isOpen: !isComplete && scene === timeline.scenes.at(-1) };
}

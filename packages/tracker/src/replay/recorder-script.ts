import { RECORDER_KEY } from './load-recorder-script.ts';
import { startRecorder } from './start-recorder.ts';

Object.defineProperty(globalThis, Symbol.for(RECORDER_KEY), { value: startRecorder, configurable: true });

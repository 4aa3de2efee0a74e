export { type PlayerCspOptions, playerCsp, playerHeaders } from './csp.ts';
export { type PlayerFrameFiles, playerFrameFiles, type ServedFile } from './files.ts';

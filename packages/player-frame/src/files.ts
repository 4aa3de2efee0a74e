import { readFileSync } from 'node:fs';
import { type PlayerCspOptions, playerHeaders } from './csp.ts';

/** A response as a server sends it for a GET. */
export type ServedFile = { body: Uint8Array; headers: Record<string, string> };

/** The built player frame. */
export type PlayerFrameFiles = {
  /** Package version and content hash, as the frame itself says in the handshake. */
  version: string;
  /** Where the frame of exactly this version is served, with a slash at the end. */
  path: string;
  /** Responses by path: the versioned one for good, `/player/` always the newest. */
  files: Map<string, ServedFile>;
};

/** Where the build puts the frame; the same from the source and from the built package. */
const BUILT = new URL('../dist/frame/', import.meta.url);

/** What the build knows of the frame it wrote. */
export type BuiltFrame = { version: string; scriptHash: string };

/**
 * Reads the built frame and prepares its responses: one document each, with its script and style inside.
 *
 * @param folder where the built frame lies, for servers that carry it elsewhere
 * @throws Error when the package was not built; TypeError for what is not an origin
 */
export function playerFrameFiles(
  options: Pick<PlayerCspOptions, 'assetOrigins' | 'frameAncestors'>,
  folder: URL = BUILT,
): PlayerFrameFiles {
  const { version, scriptHash } = JSON.parse(
    readFileSync(new URL('frame.json', folder), 'utf8'),
  ) as BuiltFrame;
  const body = readFileSync(new URL('index.html', folder));
  const headers = playerHeaders({ ...options, scriptHash });
  const path = `/player/${version}/`;
  return {
    version,
    path,
    files: new Map([
      [path, { body, headers: { ...headers, 'cache-control': 'public, max-age=31536000, immutable' } }],
      ['/player/', { body, headers: { ...headers, 'cache-control': 'no-cache' } }],
    ]),
  };
}

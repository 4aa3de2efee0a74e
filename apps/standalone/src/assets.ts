import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StandaloneError } from './errors.ts';

/** Where the built browser code lies. */
export type Assets = { readonly sdkFile: string; readonly demoFolder: string };

/**
 * Finds the built tracker and demo shop; throws `StandaloneError` code `assets_missing` when they or the player frame are
 * not built.
 */
export function findAssets(): Assets {
  const require = createRequire(import.meta.url);
  const distOf = (name: string) => path.join(path.dirname(require.resolve(`${name}/package.json`)), 'dist');
  const assets = {
    sdkFile: path.join(distOf('@gosight/sdk'), 'sdk.js'),
    demoFolder: distOf('@gosight/demo-shop'),
  };
  const frame = path.join(distOf('@gosight/player-frame'), 'frame', 'index.html');
  for (const file of [assets.sdkFile, path.join(assets.demoFolder, 'index.html'), frame]) {
    if (!existsSync(file)) {
      throw new StandaloneError('assets_missing', `${file} is missing. Build it with: npm run build`);
    }
  }
  return assets;
}

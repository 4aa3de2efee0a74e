import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Site, serveStatic } from '../e2e/support/serve-static.ts';
import type { RecordedEvent } from '../e2e/support/synthetic-recording.ts';

const PAGE = `<!doctype html><html><head><title>rrweb-player</title><link rel="stylesheet" href="/style.css"></head>
<body style="margin:0"><script src="/player.js"></script><script type="module">
const events = await (await fetch('/recording.json')).json();
const size = { width: innerWidth, height: innerHeight - 80 };
globalThis.player = new rrwebPlayer.Player({ target: document.body, props: { events, autoPlay: false, ...size } });
</script></body></html>`;

/** A page with npm `rrweb-player`, used as its README says, that loads a whole recording as one gzipped JSON. */
export async function serveRrwebPlayer(events: readonly RecordedEvent[]): Promise<Site> {
  const folder = path.dirname(createRequire(import.meta.url).resolve('rrweb-player'));
  const recording = gzipSync(JSON.stringify(events));
  return serveStatic({
    folder,
    pages: {
      '/index.html': PAGE,
      '/player.js': await readFile(path.join(folder, 'rrweb-player.umd.min.cjs'), 'utf8'),
      '/recording.json': (_request, response) => {
        response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' });
        response.end(recording);
      },
    },
  });
}

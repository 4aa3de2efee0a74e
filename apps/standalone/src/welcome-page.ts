import { createHash } from 'node:crypto';
import { Hono } from 'hono';

const STYLE = `
:root { color-scheme: light dark; --bg: #ffffff; --surface: #f6f7f9; --border: #dfe3e8; --text: #14171f; --muted: #566070; --accent: #3451c6; }
@media (prefers-color-scheme: dark) { :root { --bg: #0f1216; --surface: #161b22; --border: #2b3340; --text: #e8ebf1; --muted: #9aa5b5; --accent: #91a7ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--text); font: 14px/1.55 ui-sans-serif, system-ui, sans-serif; }
main { max-width: 680px; margin: 0 auto; padding: 72px 24px; }
h1 { margin: 0; font-size: 28px; font-weight: 600; letter-spacing: -0.01em; }
h2 { margin: 40px 0 12px; font-size: 14px; font-weight: 600; }
p { margin: 8px 0 0; color: var(--muted); }
a { color: var(--accent); text-underline-offset: 3px; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 4px; }
ul { margin: 32px 0 0; padding: 0; list-style: none; border-top: 1px solid var(--border); }
li { display: grid; grid-template-columns: 128px 1fr; gap: 16px; padding: 12px 0; border-bottom: 1px solid var(--border); }
li a { font-weight: 500; text-decoration: none; }
li a:hover { text-decoration: underline; }
li span { color: var(--muted); }
pre { margin: 0; padding: 16px; overflow-x: auto; background: var(--surface); border: 1px solid var(--border); border-radius: 8px; font: 12px/1.6 ui-monospace, monospace; }
@media (max-width: 480px) { main { padding: 40px 16px; } li { grid-template-columns: 1fr; gap: 0; } }
`;

const HEADERS = {
  'Cache-Control': 'no-cache',
  'Content-Security-Policy':
    `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; ` +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

/** `GET /`: where to go from here, until the dashboard lives here. */
export function welcomeRoutes(options: { url: string; projectKey: string }): Hono {
  const html = page(options);
  return new Hono().get('/', (context) => context.html(html, 200, HEADERS));
}

function page({ url, projectKey }: { url: string; projectKey: string }): string {
  const snippet = `<script>
  window.GoSight = {q: []};
  GoSight.q.push(['init', '${projectKey}']);
</script>
<script async src="${url}/sdk.js"></script>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>GoSight</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>GoSight is running</h1>
<p>See what your users did, inside your own admin tool.</p>
<ul>
<li><a href="/demo/">Demo shop</a><span>Click around and watch your own session arrive.</span></li>
<li><a href="/graphql">GraphQL</a><span>The public API. It wants an API key or an embed token.</span></li>
<li><a href="/readyz">Health</a><span>Whether this server takes work.</span></li>
</ul>
<h2>Track your site</h2>
<pre tabindex="0"><code>${escapeHtml(snippet)}</code></pre>
<p>Paste it before <code>&lt;/head&gt;</code> of every page.</p>
<h2>Show it in React</h2>
<pre tabindex="0"><code>${escapeHtml(
    `<GoSightProvider endpoint="${url}" getToken={fetchToken}>\n  <LiveCounter metric="visitors" />\n</GoSightProvider>`,
  )}</code></pre>
<p>Components come from <code>@gosight/react</code>; your server makes the token with <code>@gosight/server-sdk</code>.</p>
</main>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}

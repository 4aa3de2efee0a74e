import { expect, test } from 'vitest';
import { scrubAssetUrls, scrubAssetUrlsIn } from './asset-url.ts';

test.for([
  ['https://cdn.example/a.png?w=200&h=100', 'https://cdn.example/a.png?w=200&h=100'],
  [
    'https://s3.example/a.png?X-Amz-Signature=abc&X-Amz-Date=1&w=2',
    'https://s3.example/a.png?X-Amz-Signature=&X-Amz-Date=&w=2',
  ],
  ['https://user:pass@cdn.example/a.png', 'https://cdn.example/a.png'],
  ['/a.png?access_token=abc#x', '/a.png?access_token=#x'],
  ['/a.png?token=abc 1x, /b.png?w=2 2x', '/a.png?token= 1x, /b.png?w=2 2x'],
  ['.a{background:url("/x?sig=1&amp;token=2")}', '.a{background:url("/x?sig=&amp;token=")}'],
  ['/avatar/jane@example.com.png?s=1', '/avatar/[email]?s=1'],
  ['color: red', 'color: red'],
])('%s becomes %s', ([from, to]) => {
  expect(scrubAssetUrls(from ?? '')).toBe(to);
});

test('texts anywhere in a value are cleaned, and nothing else is touched', () => {
  expect(
    scrubAssetUrlsIn({ id: 3, adds: [{ rule: 'a{b:url(/?token=1)}', index: [0, 1] }], none: undefined }),
  ).toEqual({
    id: 3,
    adds: [{ rule: 'a{b:url(/?token=)}', index: [0, 1] }],
    none: undefined,
  });
});

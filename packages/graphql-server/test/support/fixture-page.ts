/** Makes recorded nodes with ids that count up, as rrweb numbers them. */
export function createPageBuilder() {
  let lastId = 0;
  return {
    element: (tagName: string, attributes: Record<string, unknown> = {}, childNodes: unknown[] = []) => ({
      type: 2,
      tagName,
      attributes,
      childNodes,
      id: ++lastId,
    }),
    text: (textContent: string) => ({ type: 3, textContent, id: ++lastId }),
    comment: (textContent: string) => ({ type: 5, textContent, id: ++lastId }),
    document: (childNodes: unknown[]) => ({
      type: 0,
      childNodes: [{ type: 1, name: 'html', publicId: '', systemId: '', id: ++lastId }, ...childNodes],
      id: ++lastId,
    }),
  };
}

/** A recorded product page of Jane, who is signed in, as rrweb tells it. */
export function recordedPage({
  at = 0,
  href = 'https://shop.example.com/product/42?coupon=SECRET42#reviews',
  width = 1280,
}: {
  at?: number;
  href?: string;
  width?: number;
} = {}): unknown[] {
  const { element, text, comment, document } = createPageBuilder();
  const head = element('head', {}, [
    element('meta', { name: 'description', content: 'Orders of Jane Doe' }),
    element('meta', { name: 'color-scheme', content: 'light dark' }),
    element('title', {}, [text('Jane Doe — Blue teapot')]),
    element('style', {}, [text('.price { color: red; background: url("/bg.png?user=jane") }')]),
    element('link', { _cssText: '.card { padding: 4px }' }),
    element('link', { rel: 'icon', href: '/favicon.ico?user=jane' }),
    element('link', { rel: 'stylesheet', href: 'https://cdn.example.com/app.css?token=SECRET42' }),
    element('script', { src: '/app.js', nonce: 'SECRET42' }, [text('SCRIPT_PLACEHOLDER')]),
  ]);
  const form = element('form', { action: '/search?q=jane', name: 'search' }, [
    element('input', { type: 'text', value: 'birthday present', placeholder: 'Search for Jane' }),
    element('input', { type: 'checkbox', checked: true, id: 'gift' }),
    element('select', {}, [element('option', { value: 'express', selected: true }, [text('Express')])]),
    element('button', { class: 'buy', 'data-testid': 'buy', 'aria-label': 'Buy for Jane' }, [
      text('Buy now'),
    ]),
  ]);
  const body = element('body', { class: 'dark', 'data-state': 'open', 'data-user': 'jane@example.com' }, [
    comment('rendered for jane@example.com'),
    element('h1', { id: 'title', title: 'Signed in as Jane' }, [text('Hello Jane, 3 offers')]),
    element('img', {
      src: '/avatars/jane.png',
      alt: 'Portrait of Jane',
      width: '64',
      height: '64',
      srcset: '/j2.png 2x',
    }),
    element('a', { href: '/orders/4711?email=jane@example.com', class: 'link' }, [text('Order 4711')]),
    element('div', { style: 'width: 40%; background-image: url(/avatars/jane.png)', onclick: 'pay("Jane")' }),
    element('p', { contenteditable: 'true' }, [text('my private notes')]),
    element('video', { src: '/jane.mp4', poster: '/jane.png' }),
    element('canvas', { rr_dataURL: 'data:image/png;base64,SmFuZQ==', width: '10' }),
    {
      ...element('x-card', {}, [{ ...element('span', {}, [text('Shadow of Jane')]), isShadow: true }]),
      isShadowHost: true,
      isCustom: true,
    },
    form,
  ]);
  return [
    { type: 4, timestamp: at, data: { href, width, height: 720 } },
    {
      type: 2,
      timestamp: at + 5,
      data: {
        node: document([element('html', { lang: 'en' }, [head, body])]),
        initialOffset: { left: 0, top: 812 },
      },
    },
  ];
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { App } from './App.tsx';
import { createRouter } from './routing/create-router.ts';
import { RouterContext } from './routing/router-context.ts';

/** The shop's origin, without a GoSight behind it. */
const server = createServer((_request, response) => void response.writeHead(503).end());

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => void server.close());

beforeEach(() => {
  // Happy-dom starts on about:blank, whose history takes no path.
  const { happyDOM } = window as unknown as { happyDOM: { setURL(url: string): void } };
  happyDOM.setURL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/demo/`);
  vi.spyOn(window, 'scrollTo').mockImplementation(() => undefined);
});
afterEach(async () => {
  // Three counters and the list each say so; the shop goes on.
  await vi.waitFor(() => expect(screen.getAllByText('Sign-in needed')).toHaveLength(4));
  cleanup();
  vi.restoreAllMocks();
});

function showShop() {
  return render(
    <RouterContext value={createRouter('/demo/')}>
      <App />
    </RouterContext>,
  );
}

function heading(): string | null {
  return screen.getByRole('heading', { level: 1 }).textContent;
}

it('sells a shirt from the list to the thanks, by paths of its own, without GoSight’s server', () => {
  showShop();
  expect(within(screen.getByTestId('product-list')).getAllByRole('link')).toHaveLength(6);

  fireEvent.click(screen.getByTestId('product-link-linen-shirt'));
  expect([heading(), location.pathname]).toEqual(['Linen shirt', '/demo/products/linen-shirt']);
  expect(document.activeElement?.textContent).toBe('Linen shirt');
  expect(document.title).toBe('Linen shirt · Harbour Goods');
  fireEvent.click(screen.getByTestId('add-to-cart'));
  fireEvent.click(screen.getByTestId('add-to-cart'));

  fireEvent.click(screen.getByTestId('cart-link'));
  expect(screen.getByTestId('cart-total').textContent).toBe('€178.00');
  fireEvent.click(screen.getByRole('button', { name: 'One Linen shirt less' }));
  expect(screen.getByTestId('cart-total').textContent).toBe('€89.00');

  fireEvent.click(screen.getByTestId('checkout-link'));
  expect(screen.getByLabelText('Card number').getAttribute('autocomplete')).toBe('cc-number');
  fireEvent.submit(screen.getByTestId('checkout-form'));
  expect([heading(), location.pathname]).toEqual(['Thank you', '/demo/thanks']);
  expect(screen.getByTestId('cart-count').textContent).toContain('0');
});

it('has a button that does nothing', () => {
  history.replaceState(null, '', '/demo/products/linen-shirt');
  const { container } = showShop();
  const shop = () => container.querySelector('.shop')?.innerHTML;
  const before = shop();
  fireEvent.click(screen.getByRole('button', { name: 'Size guide' }));
  expect(shop()).toBe(before);
});

it('has a button that throws, and goes on afterwards', () => {
  history.replaceState(null, '', '/demo/cart');
  showShop();
  const errors: string[] = [];
  const onError = (event: ErrorEvent) => {
    event.preventDefault();
    errors.push(event.message);
  };
  window.addEventListener('error', onError);
  fireEvent.click(screen.getByTestId('throwing-button'));
  window.removeEventListener('error', onError);
  expect(errors).toEqual(['Cannot read the discount of an unknown coupon']);
  expect(heading()).toBe('Your cart');
});

it.each(['/demo/products/unknown', '/demo/nowhere'])('says that %s is not there', (path) => {
  history.replaceState(null, '', path);
  showShop();
  expect(heading()).toBe('Nothing here');
});

it('keeps its panel out of the record', () => {
  showShop();
  expect(screen.getByRole('complementary').dataset['gosightIgnore']).toBe('');
});

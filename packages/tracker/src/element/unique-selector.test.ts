// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { isGenerated } from './is-generated.ts';
import { uniqueSelector } from './unique-selector.ts';

function find(selector: string): Element {
  const found = document.querySelector(selector);
  if (!found) throw new Error(`Nothing matches ${selector}`);
  return found;
}

beforeEach(() => {
  document.body.innerHTML = `
    <header><nav class="main-nav"><ul><li><a>One</a></li><li><a>Two</a></li></ul></nav></header>
    <section id="offers"><article class="card css-1q2w3e"><button class="buy">Buy</button></article>
      <article class="card css-9z8y7x"><button class="buy">Buy</button></article></section>
    <button data-testid="checkout">Checkout</button>
    <div id=":r1:"><p><span>Text</span></p></div><p id="user-12345678">x</p>`;
});

test('every element of a page has a selector that finds it alone', () => {
  for (const element of document.body.querySelectorAll('*')) {
    const found = document.querySelectorAll(uniqueSelector(element));
    expect([found.length, found[0] === element]).toEqual([1, true]);
  }
});

test('names and ids that people wrote are used, those that tools made are not', () => {
  expect(uniqueSelector(find('[data-testid]'))).toBe('[data-testid="checkout"]');
  expect(uniqueSelector(find('#offers'))).toBe('#offers');
  expect(uniqueSelector(find('article:nth-of-type(2) button'))).toBe(
    '#offers > article.card:nth-of-type(2) > button.buy',
  );
  expect(uniqueSelector(find('span'))).not.toContain(':r1:');
  expect(uniqueSelector(find('[id="user-12345678"]'))).not.toContain('12345678');
});

test('an element that happens to be alone is told by its surroundings, too', () => {
  expect(uniqueSelector(find('span'))).toMatch(/ > p > span$/);
});

test('an element in a shadow root is found through its host', () => {
  const host = find('#offers');
  host.attachShadow({ mode: 'open' }).innerHTML = '<i><b>in</b></i><i><b>other</b></i>';
  const inner = host.shadowRoot?.querySelectorAll('b')[1] as Element;
  const [hostSelector = '', within = ''] = uniqueSelector(inner).split(' >>> ');
  expect(document.querySelector(hostSelector)?.shadowRoot?.querySelector(within)).toBe(inner);
});

describe('made by a tool or not', () => {
  test.each(['css-1q2w3e', 'sc-bdVaJa1', 'Button_root__x7Hf2', ':r1:', 'ember1234', 'a1b2c3d4-e5f6-7890'])(
    '%s is',
    (name) => expect(isGenerated(name)).toBe(true),
  );
  test.each(['button', 'button--primary', 'add-to-cart', 'step-2', 'operations-pet-addPet', 'mt-4', 'h1'])(
    '%s is not',
    (name) => expect(isGenerated(name)).toBe(false),
  );
});

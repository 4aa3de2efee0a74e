// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { createPrivacy } from '../privacy.ts';
import { describeElement } from './describe-element.ts';
import { interactiveElement } from './interactive-element.ts';

const rules = {
  ignoreSelectors: [],
  maskSelectors: ['.private', '<<broken'],
  blockUrls: [],
  keepQueryParams: [],
};
const privacy = createPrivacy({ privacy: rules });

function describeFirst(html: string) {
  document.body.innerHTML = html;
  const element = document.body.firstElementChild;
  if (!element) throw new Error('No element');
  return describeElement(element, privacy, true);
}

beforeEach(() => {
  document.body.innerHTML = '';
});

test('a button is described by its words', () => {
  expect(describeFirst('<button class="a b">  Add \n to <b>cart</b></button>')).toMatchObject({
    tag: 'button',
    classes: 'a b',
    text: 'Add to cart',
    name: 'Add to cart',
    role: 'button',
    interactive: true,
  });
});

test('text is masked and at most 50 characters long', () => {
  expect(describeFirst('<p>Write to anna@example.com or 4111 1111 1111 1111</p>').text).toBe(
    'Write to [email] or [card]',
  );
  expect(describeFirst(`<p>${'word '.repeat(50)}</p>`).text).toHaveLength(50);
});

test.each([
  '<input value="SECRET">',
  '<input type="hidden" value="SECRET">',
  '<input type="password" value="SECRET">',
  '<input type="submit" value="SECRET">',
  '<textarea>SECRET</textarea>',
  '<select><option>SECRET</option></select>',
  '<div contenteditable>SECRET <b>SECRET</b></div>',
  '<div contenteditable="plaintext-only">SECRET</div>',
  '<form>Name <input value="SECRET"><textarea>SECRET</textarea><div contenteditable="true">SECRET</div></form>',
  '<label>Choose <select><option selected>SECRET</option></select></label>',
  '<p class="private" aria-label="SECRET">SECRET</p>',
  '<div data-gosight-mask><p>SECRET</p></div>',
  '<div>Balance <span class="private">SECRET</span></div>',
  '<a href="/reset?token=SECRET">Reset</a>',
  '<div data-gosight-mask data-gosight-plan="SECRET">x</div>',
])('%s keeps its secret', (html) => {
  expect(JSON.stringify(describeFirst(html))).not.toContain('SECRET');
});

test('the words around an input are no secret', () => {
  expect(describeFirst('<label>Your name <input value="SECRET"></label>').text).toBe('Your name');
  expect(describeFirst('<div>Balance <span class="private">12</span></div>').text).toBe('Balance ***');
});

test.each([
  ['<button id="buy" data-gosight-name="Buy button" data-testid="t">x</button>', 'Buy button'],
  ['<button id="buy" data-testid="t" data-analytics="a">x</button>', 't'],
  ['<button id="buy" data-analytics="a">x</button>', 'a'],
  ['<button id="buy" aria-label="Buy now">x</button>', 'buy'],
  ['<button id=":r3:" aria-label="Buy now">x</button>', 'Buy now'],
  ['<button><img alt="Close"></button>', 'Close'],
  ['<button title="Help"></button>', 'Help'],
  ['<input name="email" value="v">', 'email'],
])('%s goes by the name %s', (html, name) => {
  expect(describeFirst(html).name).toBe(name);
});

test('data attributes of our own are kept, except those that steer the tracker', () => {
  const html =
    '<button data-gosight-plan="pro" data-gosight-name="n" data-gosight-mail="a@b.de" data-x="1">b</button>';
  expect(describeFirst(html).data).toEqual({ plan: 'pro', mail: '[email]' });
});

test('a click on the icon in a link is meant for the link', () => {
  document.body.innerHTML = '<div><a href="/x"><svg><path></path></svg></a></div>';
  const path: EventTarget[] = [];
  for (let node = document.querySelector('path') as Element | null; node; node = node.parentElement)
    path.push(node);
  expect(interactiveElement(path)?.element.localName).toBe('a');
  expect(interactiveElement([document.body])).toEqual({ element: document.body, interactive: false });
});

import { describe, expect, it } from 'vitest';
import { elementKey } from './element-key.ts';

const nothing = { name: '', id: '', role: '', tag: '', text: '', selector: '' };

describe('elementKey', () => {
  it.each([
    ['a name comes first', { name: 'Pay now', id: 'pay', selector: '#pay' }, 'Pay now'],
    [
      'then an id written by a human',
      { id: 'checkout-button', role: 'button', text: 'Pay' },
      '#checkout-button',
    ],
    ['a small number is fine in an id', { id: 'step-2' }, '#step-2'],
    ["React's ids are not stable", { id: ':r1:', role: 'button', text: 'Pay' }, 'button "Pay"'],
    ['nor is a counter', { id: 'ember1234', role: 'button', text: 'Pay' }, 'button "Pay"'],
    ['nor a hash', { id: 'a1b2c3d4', role: 'button', text: 'Pay' }, 'button "Pay"'],
    ['then the selector', { tag: 'div', selector: 'main > div.card' }, 'main > div.card'],
    [
      'without hashed classes',
      { selector: 'main > div.css-1q2w3e.card > a.Button_root__x7Hf2' },
      'main > div.card > a',
    ],
    ['without module hashes', { selector: '._3fK2a1 > button.primary' }, '* > button.primary'],
    ['without made-up ids', { selector: '#radix-12345 > button' }, '* > button'],
    ['positions stay', { selector: 'ul > li:nth-child(3) > a' }, 'ul > li:nth-child(3) > a'],
    ['then the tag', { tag: 'canvas', selector: '.css-1q2w3e' }, 'canvas'],
    ['nothing known', {}, ''],
  ])('%s', (_name, known, key) => {
    expect(elementKey({ ...nothing, ...known })).toBe(key);
  });

  it('does not change when a redeploy changes the hashes', () => {
    const key = (hash: string) =>
      elementKey({ ...nothing, selector: `div.css-${hash} > button.Button_root__${hash}.primary` });
    expect(key('1a2b3c')).toBe(key('9z8y7x'));
    expect(key('1a2b3c')).toBe('div > button.primary');
  });
});

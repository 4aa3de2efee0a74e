import { act, cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ANNOUNCE_EVERY_MS } from '../limits.ts';
import { Announcement } from './Announcement.tsx';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

it('says the first change at once, and of the next ones only the latest, 10 s later', () => {
  const { container, rerender } = render(<Announcement text="1" />);
  const show = (text: string) => rerender(<Announcement text={text} />);
  const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
  show('2');
  pass(0);
  expect(container.textContent).toBe('2');
  for (const text of ['3', '4', '5']) {
    show(text);
    pass(1_000);
    expect(container.textContent).toBe('2');
  }
  pass(ANNOUNCE_EVERY_MS - 3_000);
  expect(container.textContent).toBe('5');
});

import { hostileBody } from './hostile-body.ts';
import { hostileChanges } from './hostile-changes.ts';
import { hostileHead } from './hostile-head.ts';
import { hostileScript } from './hostile-script.ts';
import { openingEvents, PageBuilder } from './support/recorded-page.ts';

/** Start of the hostile recording, Unix ms. */
export const HOSTILE_START = 1_700_000_000_000;

/**
 * A recording as an attacker would post it: every way we know to run a script or to reach a server from recorded
 * markup, styles and changes, among some honest styles that must survive.
 */
export function hostileRecording(attacker: string, breaksRrweb = true): unknown[] {
  const page = new PageBuilder();
  const hostility = { attacker, breaksRrweb };
  const head = hostileHead(page, hostility);
  const body = page.element(
    'body',
    { onload: hostileScript('body-onload', attacker), background: `${attacker}/body-background` },
    hostileBody(page, hostility),
  );
  const root = page.document(head, body);
  const changes = hostileChanges({ root, body, hostility });
  return [
    ...openingEvents(root, HOSTILE_START),
    ...changes.map(([time, data]) => ({ type: 3, data, timestamp: HOSTILE_START + time })),
    { type: 5, data: { tag: '<img src=x onerror=alert(1)>', payload: {} }, timestamp: HOSTILE_START + 900 },
    { type: 3, data: { source: 3, id: root.id, x: 0, y: 10 }, timestamp: HOSTILE_START + 950 },
  ];
}

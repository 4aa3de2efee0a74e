import { isFiniteNumber, isIndex, isRecord } from './guards.ts';
import { MAX_VIEWPORT_PX } from './limits.ts';
import { type IncrementalEvent, SOURCE } from './recorded-event.ts';

type Data = IncrementalEvent['data'];
type Fields = Record<string, unknown>;

/** How long before its event a mouse position may lie, in ms: rrweb sends positions every half second. */
const MAX_POSITION_AGE_MS = 5_000;

/** Kinds of mouse interaction that rrweb knows: 0 (mouse up) to 10 (touch cancel). */
const LAST_INTERACTION = 10;

/**
 * Checks the payload of an incremental event, since rrweb trusts it: a wrong type there stops its timer for good.
 *
 * Canvas and media are ignored: canvas replay can run scripts, and media files cannot be loaded.
 */
export function readIncremental(data: Fields): Data | 'ignored' | 'damaged' {
  const { source } = data;
  if (!isIndex(source)) return 'damaged';
  const read = READERS.get(source);
  if (!read) return 'ignored';
  const fields = read(data);
  return typeof fields === 'string' ? fields : { ...fields, source };
}

type Reader = (data: Fields) => Fields | 'ignored' | 'damaged';

const READERS: ReadonlyMap<number, Reader> = new Map<number, Reader>([
  [SOURCE.mutation, readMutation],
  [SOURCE.mouseMove, readPositions],
  [SOURCE.touchMove, readPositions],
  [SOURCE.drag, readPositions],
  [SOURCE.mouseInteraction, readInteraction],
  [SOURCE.scroll, (data) => keepIf(data, isIndex(data['id']) && isPoint(data))],
  [SOURCE.viewportResize, (data) => keepIf(data, isSide(data['width']) && isSide(data['height']))],
  [SOURCE.input, readInput],
  [SOURCE.styleSheetRule, readRules],
  [SOURCE.font, readFont],
  [SOURCE.styleDeclaration, (data) => keepIf(data, Array.isArray(data['index']) && hasSheet(data))],
  [SOURCE.selection, (data) => keepIf(data, Array.isArray(data['ranges']) && data['ranges'].every(isRecord))],
  [SOURCE.adoptedStyleSheet, readAdopted],
]);

function readMutation(data: Fields): Fields {
  const list = (name: string) => {
    const value = data[name];
    return Array.isArray(value) ? value.filter(isRecord) : [];
  };
  return {
    adds: list('adds'),
    removes: list('removes'),
    texts: list('texts'),
    attributes: list('attributes'),
  };
}

function readPositions({ positions }: Fields): Fields | 'damaged' {
  if (!Array.isArray(positions)) return 'damaged';
  const sound = positions.filter(
    (position) =>
      isRecord(position) && isIndex(position['id']) && isPoint(position) && isAge(position['timeOffset']),
  );
  return sound.length > 0 ? { positions: sound } : 'damaged';
}

function readInteraction(data: Fields): Fields | 'ignored' | 'damaged' {
  const { id, type, x, y } = data;
  if (id === -1) return 'ignored';
  if (!isIndex(id) || !isIndex(type) || type > LAST_INTERACTION) return 'damaged';
  return isPoint(data) ? { id, type, x, y } : { id, type };
}

function readInput({ id, text, isChecked }: Fields): Fields | 'ignored' | 'damaged' {
  if (id === -1) return 'ignored';
  return isIndex(id) && typeof text === 'string' ? { id, text, isChecked: isChecked === true } : 'damaged';
}

function readRules(data: Fields): Fields | 'damaged' {
  const { adds, removes } = data;
  const areRules = (value: unknown) => value === undefined || (Array.isArray(value) && value.every(isRecord));
  return keepIf(data, hasSheet(data) && areRules(adds) && areRules(removes));
}

/** A font named by URL would be fetched by the document that runs rrweb, not by the recorded one: only bytes pass. */
function readFont(data: Fields): Fields | 'ignored' {
  return data['buffer'] === true && typeof data['fontSource'] === 'string' ? { ...data } : 'ignored';
}

function readAdopted({ id, styleIds, styles }: Fields): Fields | 'damaged' {
  if (!isIndex(id) || !Array.isArray(styleIds) || !styleIds.every(isIndex)) return 'damaged';
  const sheets = Array.isArray(styles) ? styles.filter(isRecord) : [];
  const sound = sheets.filter((sheet) => isIndex(sheet['styleId']) && Array.isArray(sheet['rules']));
  return { id, styleIds, styles: sound };
}

function keepIf(data: Fields, isSound: boolean): Fields | 'damaged' {
  return isSound ? { ...data } : 'damaged';
}

function hasSheet({ id, styleId }: Fields): boolean {
  return isIndex(id) || isIndex(styleId);
}

function isPoint({ x, y }: Fields): boolean {
  return isFiniteNumber(x) && isFiniteNumber(y);
}

function isSide(value: unknown): boolean {
  return isFiniteNumber(value) && value >= 1 && value <= MAX_VIEWPORT_PX;
}

function isAge(value: unknown): boolean {
  return isFiniteNumber(value) && value <= 0 && value >= -MAX_POSITION_AGE_MS;
}

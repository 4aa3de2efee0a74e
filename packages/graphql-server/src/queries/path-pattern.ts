import { badInput } from '../errors.ts';

const PARAMETER = /^:[A-Za-z_]\w*$/;
const MAX_SEGMENTS = 50;

/**
 * The regular expression of a path pattern: `:name` stands for one part, a last `*` for anything that follows. All
 * else stands for itself.
 */
export function pathPattern(pattern: string): string {
  const segments = pattern.split('/');
  if (segments.length > MAX_SEGMENTS) throw badInput(`pattern: at most ${MAX_SEGMENTS} parts.`);
  const sources = segments.map((segment, index) => {
    if (PARAMETER.test(segment)) return '[^/]+';
    if (segment === '*' && index === segments.length - 1) return '.*';
    return escapeRegExp(segment);
  });
  return `(?s)^${sources.join('/')}$`;
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

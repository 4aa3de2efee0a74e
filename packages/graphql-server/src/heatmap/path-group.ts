const PARAMETER = /^:[A-Za-z_]\w*$/;

/**
 * The stored path group that a path names: one slash between parts and none at the end, and whatever a parameter is
 * called it stands as `:id`.
 */
export function toPathGroup(path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  return `/${parts.map((part) => (PARAMETER.test(part) ? ':id' : part)).join('/')}`;
}

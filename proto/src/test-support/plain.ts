/**
 * A decoded message (or the input of the encoder) as plain data without default values, so that the two compare: proto3
 * does not tell 0, '', false or an empty list from absence.
 */
export function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return [...value];
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([, field]) => !isDefault(field))
    .map(([name, field]) => [name, plain(field)]);
  return Object.fromEntries(entries);
}

function isDefault(field: unknown): boolean {
  if (field instanceof Uint8Array || Array.isArray(field)) return field.length === 0;
  return field === undefined || field === 0 || field === '' || field === false;
}

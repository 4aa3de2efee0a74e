/** The stored text as a value of an enum: in lower case, `fallback` where this server does not know it. */
export function enumValue<const Value extends string, const Fallback extends string | null>(
  values: readonly Value[],
  stored: string,
  fallback: Fallback,
): Value | Fallback {
  const lower = stored.toLowerCase();
  return values.find((value) => value === lower) ?? fallback;
}

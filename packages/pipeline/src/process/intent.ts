/** A chunk of a partition: all its records from `first` to `last`, both included. */
export type Intent = { readonly first: number; readonly last: number };

/** The text of an intent as it stands in the metadata of a committed offset: `first-last`. */
export function formatIntent({ first, last }: Intent): string {
  return `${first}-${last}`;
}

/** Reads an intent; undefined where there is none. */
export function parseIntent(metadata: string): Intent | undefined {
  const match = /^(\d+)-(\d+)$/.exec(metadata);
  if (match === null) return undefined;
  const intent = { first: Number(match[1]), last: Number(match[2]) };
  return intent.first <= intent.last ? intent : undefined;
}

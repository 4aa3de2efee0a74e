import type { PrivacySelectors } from '../../privacy.ts';

/** What recordings leave out. */
export type ScrubRules = {
  readonly selectors: PrivacySelectors;
  readonly maskAllInputs: boolean;
  /** The address of a page without what may identify somebody. */
  readonly scrubUrl: (url: string) => string;
  /** A text without card numbers, e-mail addresses, phone numbers and tokens. */
  readonly maskText: (text: string) => string;
};

/** Where the recorder keeps which node has which number. */
export type NodeMirror = { getNode(id: number): Node | null };

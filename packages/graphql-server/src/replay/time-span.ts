/** From a moment to a moment, Unix ms. */
export type TimeSpan = { readonly from: number; readonly to: number };

/** A text of the same shape that says nothing: the page around it keeps its layout. */
export function starOut(text: string): string {
  return text.replace(/\S/g, '*');
}

const euros = new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' });

/** A price from cents: "€89.00". */
export function formatPrice(cents: number): string {
  return euros.format(cents / 100);
}

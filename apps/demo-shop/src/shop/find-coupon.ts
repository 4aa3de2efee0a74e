/** A discount that a code gives. */
export type Coupon = { code: string; discount: number };

/** None: every code is unknown. */
const coupons: readonly Coupon[] = [];

/** The coupon of a code; throws when there is none, which the shop forgets to catch. */
export function findCoupon(code: string): Coupon {
  const coupon = coupons.find((candidate) => candidate.code === code);
  if (coupon === undefined) throw new TypeError('Cannot read the discount of an unknown coupon');
  return coupon;
}

import { type ReactNode, useState } from 'react';
import { findCoupon } from './find-coupon.ts';

/** A code for a discount. Broken on purpose: an unknown code throws, an error click for GoSight to find. */
export function CouponForm(): ReactNode {
  const [code, setCode] = useState('');
  const [discount, setDiscount] = useState<number>();
  const apply = () => setDiscount(findCoupon(code).discount);
  return (
    <div className="coupon">
      <label htmlFor="coupon">Coupon</label>
      <input
        id="coupon"
        name="coupon"
        autoComplete="off"
        placeholder="Code"
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <button
        type="button"
        className="button"
        data-testid="throwing-button"
        data-gosight-name="apply coupon"
        onClick={apply}
      >
        Apply coupon
      </button>
      {discount !== undefined && <span role="status">−{discount} %</span>}
    </div>
  );
}

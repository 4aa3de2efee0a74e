import type { ReactNode } from 'react';
import { Link } from '../routing/Link.tsx';

/** The shop's name, and the way to the cart. */
export function ShopHeader({ cartCount }: { cartCount: number }): ReactNode {
  return (
    <header className="shop-header">
      <Link to="/" className="shop-name" data-testid="home-link" data-gosight-name="home">
        Harbour Goods
      </Link>
      <nav aria-label="Shop">
        <Link to="/cart" className="cart-link" data-testid="cart-link" data-gosight-name="cart">
          Cart
          <span className="cart-count" data-testid="cart-count" data-empty={cartCount === 0 ? '' : undefined}>
            <span className="visually-hidden">, </span>
            {cartCount}
            <span className="visually-hidden"> items</span>
          </span>
        </Link>
      </nav>
    </header>
  );
}

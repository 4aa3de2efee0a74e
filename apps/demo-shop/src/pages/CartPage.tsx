import type { ReactNode } from 'react';
import { Link } from '../routing/Link.tsx';
import { PageTitle } from '../routing/PageTitle.tsx';
import { CouponForm } from '../shop/CouponForm.tsx';
import { formatPrice } from '../shop/format-price.ts';
import { ProductArt } from '../shop/ProductArt.tsx';
import type { Cart, CartLine } from '../shop/use-cart.ts';

/** What is in the cart, and the way to pay. */
export function CartPage({ cart }: { cart: Cart }): ReactNode {
  return (
    <>
      <PageTitle>Your cart</PageTitle>
      {cart.lines.length === 0 ? (
        <p className="lead">
          Nothing in it yet. <Link to="/">Look around</Link>
        </p>
      ) : (
        <ul className="cart-lines" data-testid="cart-lines">
          {cart.lines.map((line) => (
            <CartRow key={line.product.id} line={line} cart={cart} />
          ))}
        </ul>
      )}
      <CouponForm />
      {cart.lines.length > 0 && (
        <div className="cart-total">
          <span>
            Total <strong data-testid="cart-total">{formatPrice(cart.total)}</strong>
          </span>
          <Link
            to="/checkout"
            className="button primary"
            data-testid="checkout-link"
            data-gosight-name="go to checkout"
          >
            Go to checkout
          </Link>
        </div>
      )}
    </>
  );
}

function CartRow({ line, cart }: { line: CartLine; cart: Cart }): ReactNode {
  const { product, quantity } = line;
  const change = (by: number) => () => cart.setQuantity(product.id, quantity + by);
  return (
    <li className="cart-line">
      <ProductArt productId={product.id} />
      <Link to={`/products/${product.id}`}>{product.name}</Link>
      <span className="stepper">
        <button type="button" aria-label={`One ${product.name} less`} onClick={change(-1)}>
          −
        </button>
        <span>{quantity}</span>
        <button type="button" aria-label={`One ${product.name} more`} onClick={change(1)}>
          +
        </button>
      </span>
      <span className="cart-line-price">{formatPrice(product.price * quantity)}</span>
    </li>
  );
}

import { type ReactNode, useState } from 'react';
import { Link } from '../routing/Link.tsx';
import { PageTitle } from '../routing/PageTitle.tsx';
import { formatPrice } from '../shop/format-price.ts';
import { ProductArt } from '../shop/ProductArt.tsx';
import type { Product } from '../shop/products.ts';
import type { Cart } from '../shop/use-cart.ts';

/** One product. Its guide button does nothing: a dead click for GoSight to find. */
export function ProductPage({ product, cart }: { product: Product; cart: Cart }): ReactNode {
  const [added, setAdded] = useState(0);
  const add = () => {
    cart.add(product.id);
    setAdded((before) => before + 1);
  };
  return (
    <>
      <Link to="/" className="back-link" data-testid="back-link">
        ← All products
      </Link>
      <article className="product">
        <ProductArt productId={product.id} />
        <div>
          <PageTitle>{product.name}</PageTitle>
          <p className="product-page-price">{formatPrice(product.price)}</p>
          <p className="lead">{product.blurb}</p>
          <ul className="details">
            {product.details.map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
          <div className="actions">
            <button
              type="button"
              className="button primary"
              data-testid="add-to-cart"
              data-gosight-name="add to cart"
              onClick={add}
            >
              Add to cart
            </button>
            <button
              type="button"
              className="button"
              data-testid="dead-button"
              data-gosight-name={product.guide}
            >
              {product.guide}
            </button>
          </div>
          <p className="confirmation" role="status" data-testid="added-message">
            {added > 0 && (
              <>
                In your cart. <Link to="/cart">Go to the cart</Link>
              </>
            )}
          </p>
        </div>
      </article>
    </>
  );
}

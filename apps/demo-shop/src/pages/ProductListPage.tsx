import type { ReactNode } from 'react';
import { Link } from '../routing/Link.tsx';
import { PageTitle } from '../routing/PageTitle.tsx';
import { formatPrice } from '../shop/format-price.ts';
import { ProductArt } from '../shop/ProductArt.tsx';
import { products } from '../shop/products.ts';

/** Everything the shop sells. */
export function ProductListPage(): ReactNode {
  return (
    <>
      <PageTitle title="Everyday things">Everyday things, made to last</PageTitle>
      <p className="lead">Six things we use ourselves. Sent from the harbour within a day.</p>
      <ul className="product-grid" data-testid="product-list">
        {products.map((product) => (
          <li key={product.id}>
            <Link
              to={`/products/${product.id}`}
              className="product-card"
              data-testid={`product-link-${product.id}`}
              data-gosight-name={`product ${product.id}`}
            >
              <ProductArt productId={product.id} />
              <span className="product-name">{product.name}</span>
              <span className="product-price">{formatPrice(product.price)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

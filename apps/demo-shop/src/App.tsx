import type { ReactNode } from 'react';
import { CartPage } from './pages/CartPage.tsx';
import { CheckoutPage } from './pages/CheckoutPage.tsx';
import { NotFoundPage } from './pages/NotFoundPage.tsx';
import { ProductListPage } from './pages/ProductListPage.tsx';
import { ProductPage } from './pages/ProductPage.tsx';
import { ThanksPage } from './pages/ThanksPage.tsx';
import { SeenPanel } from './panel/SeenPanel.tsx';
import { useRouter } from './routing/router-context.ts';
import { findProduct } from './shop/products.ts';
import { ShopHeader } from './shop/ShopHeader.tsx';
import { type Cart, useCart } from './shop/use-cart.ts';

/** The shop, and beside it what GoSight sees of it. */
export function App(): ReactNode {
  const cart = useCart();
  return (
    <div className="app">
      <div className="shop">
        <ShopHeader cartCount={cart.count} />
        <main className="page">
          <Page cart={cart} />
        </main>
        <footer className="shop-footer">Harbour Goods is a demo. It sells nothing and keeps nothing.</footer>
      </div>
      <SeenPanel />
    </div>
  );
}

function Page({ cart }: { cart: Cart }): ReactNode {
  const path = useRouter().path();
  const [, productId] = /^\/products\/([\w-]+)$/.exec(path) ?? [];
  const product = productId === undefined ? undefined : findProduct(productId);
  if (product !== undefined) return <ProductPage key={product.id} product={product} cart={cart} />;
  switch (path) {
    case '/':
      return <ProductListPage />;
    case '/cart':
      return <CartPage cart={cart} />;
    case '/checkout':
      return <CheckoutPage cart={cart} />;
    case '/thanks':
      return <ThanksPage />;
    default:
      return <NotFoundPage />;
  }
}

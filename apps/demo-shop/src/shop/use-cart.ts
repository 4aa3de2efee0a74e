import { useMemo, useState } from 'react';
import { findProduct, type Product } from './products.ts';

/** A product in the cart. */
export type CartLine = { product: Product; quantity: number };

/** What the visitor is about to buy. */
export type Cart = {
  lines: readonly CartLine[];
  count: number;
  /** Cents. */
  total: number;
  add(productId: string): void;
  /** Takes the product out when the quantity falls to 0. */
  setQuantity(productId: string, quantity: number): void;
  clear(): void;
};

/** The cart of this visit; it lives as long as the page. */
export function useCart(): Cart {
  const [quantities, setQuantities] = useState<Readonly<Record<string, number>>>({});
  return useMemo(() => {
    const lines = Object.entries(quantities).flatMap(([id, quantity]) => {
      const product = findProduct(id);
      return product === undefined || quantity < 1 ? [] : [{ product, quantity }];
    });
    return {
      lines,
      count: lines.reduce((sum, line) => sum + line.quantity, 0),
      total: lines.reduce((sum, line) => sum + line.quantity * line.product.price, 0),
      add: (id) => setQuantities((before) => ({ ...before, [id]: (before[id] ?? 0) + 1 })),
      setQuantity: (id, quantity) => setQuantities((before) => ({ ...before, [id]: quantity })),
      clear: () => setQuantities({}),
    };
  }, [quantities]);
}

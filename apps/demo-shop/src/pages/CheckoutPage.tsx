import type { FormEvent, InputHTMLAttributes, ReactNode } from 'react';
import { PageTitle } from '../routing/PageTitle.tsx';
import { useRouter } from '../routing/router-context.ts';
import { formatPrice } from '../shop/format-price.ts';
import type { Cart } from '../shop/use-cart.ts';

/** Asks for what an order needs. Nothing is sent anywhere, and GoSight never sees what is typed. */
export function CheckoutPage({ cart }: { cart: Cart }): ReactNode {
  const router = useRouter();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    cart.clear();
    router.go('/thanks');
  };
  return (
    <>
      <PageTitle>Checkout</PageTitle>
      <p className="lead">
        Type what you like: this is a demo, nothing is ordered, and GoSight records that you typed but never
        what.
      </p>
      <form className="checkout" data-testid="checkout-form" data-gosight-name="checkout" onSubmit={onSubmit}>
        <Field id="name" label="Name" autoComplete="name" required />
        <Field id="email" label="E-mail" type="email" autoComplete="email" required />
        <Field id="card" label="Card number" inputMode="numeric" autoComplete="cc-number" required />
        <button
          type="submit"
          className="button primary"
          data-testid="checkout-submit"
          data-gosight-name="pay"
        >
          Pay {formatPrice(cart.total)}
        </button>
      </form>
    </>
  );
}

function Field({
  id,
  label,
  ...input
}: { id: string; label: string } & InputHTMLAttributes<HTMLInputElement>): ReactNode {
  return (
    <div className="field">
      <label htmlFor={`checkout-${id}`}>{label}</label>
      <input {...input} id={`checkout-${id}`} name={id} data-testid={`checkout-${id}`} />
    </div>
  );
}

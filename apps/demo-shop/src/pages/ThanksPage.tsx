import type { ReactNode } from 'react';
import { Link } from '../routing/Link.tsx';
import { PageTitle } from '../routing/PageTitle.tsx';

/** After the order. */
export function ThanksPage(): ReactNode {
  return (
    <>
      <PageTitle>Thank you</PageTitle>
      <p className="lead" data-testid="thanks-message">
        Your imaginary parcel leaves the harbour tomorrow.
      </p>
      <Link to="/" className="button">
        Back to the shop
      </Link>
    </>
  );
}

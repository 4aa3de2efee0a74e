import type { ReactNode } from 'react';
import { Link } from '../routing/Link.tsx';
import { PageTitle } from '../routing/PageTitle.tsx';

/** A path that the shop does not have. */
export function NotFoundPage(): ReactNode {
  return (
    <>
      <PageTitle>Nothing here</PageTitle>
      <p className="lead">
        This page sailed away. <Link to="/">Back to the shop</Link>
      </p>
    </>
  );
}

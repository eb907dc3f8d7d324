import type { ReactNode } from 'react';
import { Link } from '../router.js';
import { PageHead } from './PageHead.js';

/** An address that leads nowhere. */
export function NotFound({ what = 'There is no page at this address' }: { readonly what?: string }): ReactNode {
  return (
    <div>
      <PageHead title={what} note="It may have been moved, or the link was cut off on its way." />
      <Link className="button" href="/cases">
        All cases
      </Link>
    </div>
  );
}

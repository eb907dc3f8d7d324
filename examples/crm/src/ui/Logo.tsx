import type { ReactNode } from 'react';
import { Icon } from './icons.js';

/** The mark of Harbour. */
export function Logo({ large = false }: { readonly large?: boolean }): ReactNode {
  return (
    <span className="logo" data-large={large || undefined}>
      <Icon name="anchor" size={large ? 26 : 18} />
    </span>
  );
}

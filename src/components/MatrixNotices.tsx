'use client';
import type { ReactElement } from 'react';
import { entryOf } from '../model/check.js';
import { useCasebell } from '../react/context.js';
import { safeUrl } from '../model/safeUrl.js';
import { Icon } from './icons.js';
import { useMatrix } from './matrixContext.js';
import type { MatrixRow } from './matrixRows.js';
import { NoiseNotice } from './NoiseNotice.js';

/** What is to be said above the table: channels that do not reach this person, each with the way out. */
export function MatrixNotices({ rows }: { readonly rows: readonly MatrixRow[] }): ReactElement {
  const { columns, labels, id } = useMatrix();
  const { allowedHosts } = useCasebell();
  const { strings } = labels;
  return (
    <>
      <NoiseNotice rows={rows} />
      {columns.map(({ channel, label, unavailable }) => {
        if (!unavailable) return null;
        const { reason, link } = unavailable;
        const target = safeUrl(link, allowedHosts && { allowedHosts });
        return (
          <p key={channel} className="cb-hint" id={`${id}-${channel}`}>
            <Icon name="critical" />
            <span>{strings.unavailable(label, (entryOf(strings.unavailability, reason) as string) ?? reason)}</span>
            {target && (
              <a className="cb-button" data-emphasis="secondary" href={target.href}>
                {strings.unavailableLink}
              </a>
            )}
          </p>
        );
      })}
    </>
  );
}

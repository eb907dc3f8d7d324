'use client';
import { useId, useMemo, useState, type KeyboardEvent, type MouseEvent, type ReactElement } from 'react';
import type { ChannelInfo, PreferencesDescription } from '../model/delivery.js';
import { usePreferenceEditor } from '../react/usePreferenceEditor.js';
import { usePreferencesDescription } from '../react/usePreferencesDescription.js';
import { MatrixToggle } from './MatrixCell.js';
import { MatrixCategory } from './MatrixCategory.js';
import { MatrixContext, type Matrix } from './matrixContext.js';
import { createMatrixLooks } from './matrixLooks.js';
import { matrixGroups, type RowChoice } from './matrixRows.js';
import { MatrixNotices } from './MatrixNotices.js';
import { moveByArrow } from './moveByArrow.js';
import { PreferencesSection, type PreferencesPartProps } from './PreferencesFrame.js';
import { usePreferenceLabels } from './usePreferenceLabels.js';

/**
 * Which kind reaches the person on which channel: a table of check boxes with one for every column and category, and with several channels
 * one for every row. Under 640 px of its own width each kind is a card of switches. Renders a `<section>` with a `<table>`.
 */
export function PreferencesMatrix({ channels: chosen, rows, order, hide, ...section }: PreferencesMatrixProps): ReactElement {
  const id = useId();
  const description = usePreferencesDescription();
  const editor = usePreferenceEditor();
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const { kinds, subKinds, volumes } = description;
  // By content: hosts write lists inline, and each answer of the backend is new, which makes new ones that say the same.
  const columns = JSON.stringify(
    chosen?.map((channel) => description.channels.find((info) => info.channel === channel) ?? { channel }) ??
      description.channels,
  );
  const channels = useMemo(() => JSON.parse(columns) as readonly ChannelInfo[], [columns]);
  const labels = usePreferenceLabels(channels);
  const content = JSON.stringify([
    { kinds, subKinds },
    { rows, order, hide },
  ]);
  const groups = useMemo(() => {
    const [known, choice] = JSON.parse(content) as [Pick<PreferencesDescription, 'kinds' | 'subKinds'>, RowChoice];
    return matrixGroups(labels.kinds, known, choice);
  }, [labels, content]);
  const matrix = useMemo<Matrix>(
    () => ({
      id,
      columns: channels.map((info) => ({ ...info, label: labels.channel(info.channel) })),
      names: channels.map(({ channel }) => channel),
      labels,
      labelOf: ({ kind, name }) => name ?? labels.kind(kind),
      looks: createMatrixLooks(labels.kinds, editor),
    }),
    [id, channels, labels, editor],
  );
  const { strings } = labels;
  const all = groups.flatMap((group) => group.rows);
  // With a single channel there is nothing to tell apart, and a box over all channels would say the same twice.
  const hasAll = channels.length > 1;

  function fold(category: string): void {
    setFolded((before) => {
      const next = new Set(before);
      if (!next.delete(category)) next.add(category);
      return next;
    });
  }
  return (
    <PreferencesSection title={strings.matrixTitle} note={hasAll ? strings.matrixNote : undefined} {...section}>
      <MatrixContext.Provider value={matrix}>
        <MatrixNotices rows={all} />
        <div className="cb-matrix-box" data-wide={channels.length > 5 || undefined}>
          <table
            className="cb-matrix"
            data-single={!hasAll || undefined}
            aria-label={strings.matrixTitle}
            onKeyDown={(event: KeyboardEvent<HTMLTableElement>) => moveByArrow(event)}
            onClick={pressAround}
          >
            <thead>
              <tr>
                <th scope="col">
                  <span className="cb-matrix-corner">{strings.matrixCorner}</span>
                </th>
                {matrix.columns.map(({ channel, label, unavailable }) => (
                  <th key={channel} scope="col" className="cb-cell" data-unavailable={unavailable ? true : undefined}>
                    <span className="cb-column">{label}</span>
                    <MatrixToggle rows={all} channels={[channel]} label={strings.columnToggle(label)} />
                  </th>
                ))}
                {hasAll && (
                  <th scope="col" className="cb-cell cb-cell-all">
                    <span className="cb-column">{strings.allChannels}</span>
                  </th>
                )}
              </tr>
            </thead>
            {groups.map((group) => (
              <MatrixCategory
                key={group.category}
                group={group}
                volumes={volumes}
                folded={folded.has(group.category)}
                onFold={() => fold(group.category)}
              />
            ))}
          </table>
        </div>
      </MatrixContext.Provider>
    </PreferencesSection>
  );
}

/** The whole field of the table takes the click. Here once, because an area of its own around each of hundreds of boxes takes long to draw. */
function pressAround({ target }: MouseEvent): void {
  if (target instanceof HTMLTableCellElement && target.matches('td'))
    target.querySelector<HTMLElement>(':scope > input')?.click();
}

export interface PreferencesMatrixProps extends PreferencesPartProps, RowChoice {
  /** The columns, in this order. Default: what the backend offers. */
  readonly channels?: readonly string[];
}

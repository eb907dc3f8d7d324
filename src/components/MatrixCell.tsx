'use client';
import { memo, type ReactElement } from 'react';
import type { Channel } from '../model/kinds.js';
import { useEdited, usePreferenceEditor } from '../react/usePreferenceEditor.js';
import { Icon } from './icons.js';
import { useMatrix, type Matrix } from './matrixContext.js';
import { cellsOf, setCells, type CellRef, type MatrixRow } from './matrixRows.js';
import { Check } from './PreferenceControls.js';
import { useEdit } from './preferencesContext.js';

/** A box of the matrix: one kind on one channel. With finer kinds below it stands for those too. Renders only when it changes itself. */
export const MatrixCell = memo(function MatrixCell({ row, channel }: CellRef): ReactElement {
  const matrix = useMatrix();
  const editor = usePreferenceEditor();
  const edit = useEdit();
  const { labels, names, id, looks } = matrix;
  const { kinds, strings } = labels;
  const { path, value, lock, field } = useEdited(() => looks.box({ row, channel }));
  const isUnavailable = matrix.channels.some((info) => info.channel === channel && info.unavailable);
  const label = strings.cell(matrix.labelOf(row), labels.channel(channel));
  const notes = [
    field.changedElsewhere && strings.cellChangedElsewhere,
    field.state === 'failed' && strings.cellFailed(field.reason),
    lock !== null && (lock === true ? strings.locked : lock),
  ].filter((note) => typeof note === 'string');
  const noteId = `${id}-${path}`;
  return (
    <td
      className="cb-cell"
      data-state={field.state}
      data-locked={lock !== null || undefined}
      data-unavailable={isUnavailable || undefined}
    >
      <span className="cb-cell-label" aria-hidden="true">
        {labels.channel(channel)}
      </span>
      <span className="cb-cell-box">
        <Check
          checked={value === 'mine' ? true : value}
          locked={lock !== null}
          aria-label={label}
          aria-describedby={notes.length > 0 ? noteId : isUnavailable ? `${id}-${channel}` : undefined}
          aria-invalid={field.state === 'failed' || undefined}
          onChange={(checked) => edit(setCells(editor.getState().document, kinds, names, cellsOf([row], [channel]), checked))}
        />
        {lock !== null && <Icon name="lock" />}
      </span>
      {value === 'mine' && <span className="cb-cell-scope">{strings.scopeShort}</span>}
      {notes.length > 0 && (
        <span className="cb-cell-note" id={noteId} role="tooltip">
          {notes.join(' ')}
        </span>
      )}
    </td>
  );
});

/** A box over others: a whole column, category or row. */
export function MatrixToggle({ rows, channels, label, channel }: MatrixToggleProps): ReactElement {
  const { labels, names, looks } = useMatrix();
  const editor = usePreferenceEditor();
  const edit = useEdit();
  const { kinds } = labels;
  const cells = cellsOf(rows, channels);
  const value = useEdited(() => looks.over(cells));
  const isLocked = useEdited(() => cells.every(looks.isLocked));
  return (
    <>
      {channel !== undefined && (
        <span className="cb-cell-label" aria-hidden="true">
          {labels.channel(channel)}
        </span>
      )}
      <span className="cb-cell-box">
        <Check
          checked={value}
          locked={isLocked}
          aria-label={label}
          onChange={(checked) => edit(setCells(editor.getState().document, kinds, names, cells, checked))}
        />
      </span>
    </>
  );
}

interface MatrixToggleProps {
  readonly rows: readonly MatrixRow[];
  readonly channels: Matrix['names'];
  readonly label: string;
  /** Named beside the box where there are no columns. */
  readonly channel?: Channel;
}

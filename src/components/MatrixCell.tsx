'use client';
import { memo, type ReactElement } from 'react';
import { useEdited, usePreferenceEditor } from '../react/usePreferenceEditor.js';
import { Icon } from './icons.js';
import { useMatrix, type Matrix } from './matrixContext.js';
import type { Look, LookOver } from './matrixLooks.js';
import { cellsOf, setCells, type CellRef, type MatrixRow } from './matrixRows.js';
import { Check } from './PreferenceControls.js';
import { useEdit } from './preferencesContext.js';

/** A box of the matrix: one kind on one channel. With finer kinds below it stands for those too. Renders only when it changes itself. */
export const MatrixCell = memo(function MatrixCell({ row, channel, look }: MatrixCellProps): ReactElement {
  const matrix = useMatrix();
  const set = useSetCells();
  const { labels, id } = matrix;
  const { strings } = labels;
  const { path, value, lock, field } = look;
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
      data-channel={labels.channel(channel)}
      data-state={field.state}
      data-locked={lock !== null || undefined}
      data-unavailable={isUnavailable || undefined}
    >
      <Check
        checked={value === 'mine' ? true : value}
        locked={lock !== null}
        aria-label={label}
        aria-describedby={notes.length > 0 ? noteId : isUnavailable ? `${id}-${channel}` : undefined}
        aria-invalid={field.state === 'failed' || undefined}
        onChange={(checked) => set(cellsOf([row], [channel]), checked)}
      />
      {lock !== null && <Icon name="lock" />}
      {value === 'mine' && <span className="cb-cell-scope">{strings.scopeShort}</span>}
      {notes.length > 0 && (
        <span className="cb-cell-note" id={noteId} role="tooltip">
          {notes.join(' ')}
        </span>
      )}
    </td>
  );
});

interface MatrixCellProps extends CellRef {
  readonly look: Look;
}

/** A box over others: a whole column or category. */
export function MatrixToggle({ rows, channels, label }: MatrixToggleProps): ReactElement {
  const { looks } = useMatrix();
  const cells = cellsOf(rows, channels);
  const value = useEdited(() => looks.over(cells));
  const isLocked = useEdited(() => looks.isLocked(cells));
  return <OverCells cells={cells} look={{ value, isLocked }} label={label} />;
}

/** A box over all the boxes of a row. */
export function RowToggle({ row, look, label }: RowToggleProps): ReactElement {
  return <OverCells cells={cellsOf([row], useMatrix().names)} look={look} label={label} />;
}

function OverCells({ cells, look, label }: OverCellsProps): ReactElement {
  const set = useSetCells();
  return <Check checked={look.value} locked={look.isLocked} aria-label={label} onChange={(checked) => set(cells, checked)} />;
}

function useSetCells(): (cells: readonly CellRef[], value: boolean) => void {
  const { labels, names } = useMatrix();
  const editor = usePreferenceEditor();
  const edit = useEdit();
  return (cells, value) => void edit(setCells(editor.getState().document, labels.kinds, names, cells, value));
}

interface MatrixToggleProps {
  readonly rows: readonly MatrixRow[];
  readonly channels: Matrix['names'];
  readonly label: string;
}

interface RowToggleProps extends Pick<OverCellsProps, 'look' | 'label'> {
  readonly row: MatrixRow;
}

interface OverCellsProps {
  readonly cells: readonly CellRef[];
  readonly look: LookOver;
  readonly label: string;
}

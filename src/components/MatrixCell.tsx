'use client';
import { memo, useCallback, type ReactElement } from 'react';
import { useEdited, usePreferenceEditor } from '../react/usePreferenceEditor.js';
import { Icon } from './icons.js';
import { useMatrix, type Matrix, type MatrixColumn } from './matrixContext.js';
import type { Look, LookOver } from './matrixLooks.js';
import { cellsOf, setCells, type CellRef, type MatrixRow } from './matrixRows.js';
import { Check } from './PreferenceControls.js';
import { useEdit } from './preferencesContext.js';

/** A box of the matrix: one kind on one channel. With finer kinds below it stands for those too. Renders only when it changes itself. */
export const MatrixCell = memo(function MatrixCell({ row, name, column, look, set }: MatrixCellProps): ReactElement {
  const { labels, id } = useMatrix();
  const { strings } = labels;
  const { channel, label, unavailable } = column;
  const { path, value, lock, field } = look;
  const notes = [
    field.changedElsewhere && strings.cellChangedElsewhere,
    field.state === 'failed' && strings.cellFailed(field.reason),
    lock !== null && (lock === true ? strings.locked : lock),
  ].filter((note) => typeof note === 'string');
  const noteId = `${id}-${path}`;
  return (
    <td
      className="cb-cell"
      data-channel={label}
      data-state={field.state}
      data-locked={lock !== null || undefined}
      data-unavailable={unavailable ? true : undefined}
    >
      <Check
        checked={value === 'mine' ? true : value}
        locked={lock !== null}
        aria-label={strings.cell(name, label)}
        aria-describedby={notes.length > 0 ? noteId : unavailable ? `${id}-${channel}` : undefined}
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

type SetCells = (cells: readonly CellRef[], value: boolean) => void;

interface MatrixCellProps {
  readonly row: MatrixRow;
  /** What the row is called. */
  readonly name: string;
  readonly column: MatrixColumn;
  readonly look: Look;
  readonly set: SetCells;
}

/** A box over others: a whole column or category. */
export function MatrixToggle({ rows, channels, label }: MatrixToggleProps): ReactElement {
  const { looks } = useMatrix();
  const set = useSetCells();
  const cells = cellsOf(rows, channels);
  const value = useEdited(() => looks.over(cells));
  const isLocked = useEdited(() => looks.isLocked(cells));
  return <OverCells cells={cells} look={{ value, isLocked }} label={label} set={set} />;
}

/** A box over these boxes. */
export function OverCells({ cells, look, label, set }: OverCellsProps): ReactElement {
  return <Check checked={look.value} locked={look.isLocked} aria-label={label} onChange={(checked) => set(cells, checked)} />;
}

/** The same function while the matrix is the same. */
export function useSetCells(): SetCells {
  const { labels, names } = useMatrix();
  const editor = usePreferenceEditor();
  const edit = useEdit();
  return useCallback(
    (cells, value) => void edit(setCells(editor.getState().document, labels.kinds, names, cells, value)),
    [labels, names, editor, edit],
  );
}

interface MatrixToggleProps {
  readonly rows: readonly MatrixRow[];
  readonly channels: Matrix['names'];
  readonly label: string;
}

interface OverCellsProps {
  readonly cells: readonly CellRef[];
  readonly look: LookOver;
  readonly label: string;
  readonly set: SetCells;
}

import type { Channel, Kinds } from '../model/kinds.js';
import type { CellValue } from '../model/preferences.js';
import type { Preferences } from '../model/protocol.js';
import type { PreferenceEditor, PreferenceField } from '../react/preferenceEditor.js';
import { cellOf, cellsOf, lockOfCell, pathOf, stateOf, type CellRef, type MatrixRow, type Reading } from './matrixRows.js';

/** What a box shows. */
export interface Look {
  readonly path: string;
  /** `mixed`: finer kinds below differ. */
  readonly value: CellValue | 'mixed';
  readonly lock: Reading['lock'];
  readonly field: PreferenceField;
}

/** What a box over several boxes shows. */
export interface LookOver {
  readonly value: boolean | 'mixed';
  readonly isLocked: boolean;
}

/** What a row shows: a box for each channel, the same object until that box changes, and one over them all. */
export interface LookOfRow {
  readonly boxes: readonly Look[];
  readonly over: LookOver;
}

/** What the boxes of a matrix show. Each is read once per document: the boxes over others ask for the same again and again. */
export interface MatrixLooks {
  /** The same object until one of its boxes changes: a table of a hundred rows listens a hundred times, not once for each box. */
  readonly row: (row: MatrixRow, channels: readonly Channel[]) => LookOfRow;
  readonly over: (cells: readonly CellRef[]) => LookOver['value'];
  readonly isLocked: (cells: readonly CellRef[]) => boolean;
}

export function createMatrixLooks(kinds: Kinds, editor: PreferenceEditor): MatrixLooks {
  const looks = new Map<string, Look>();
  const rows = new Map<MatrixRow, LookOfRow>();
  let document: Preferences | undefined;
  let readings = new Map<MatrixRow, Map<Channel, Reading>>();

  function read(cell: CellRef): Reading {
    const { row, channel } = cell;
    const { document: current } = editor.getState();
    if (document !== current) readings = new Map();
    document = current;
    const ofRow = readings.get(row) ?? new Map<Channel, Reading>();
    readings.set(row, ofRow);
    const reading = ofRow.get(channel) ?? {
      path: pathOf(cell),
      value: cellOf(current, kinds, cell),
      lock: lockOfCell(current, kinds, cell),
    };
    ofRow.set(channel, reading);
    return reading;
  }
  const over: MatrixLooks['over'] = (cells) => stateOf(cells.map(read));

  const isLocked: MatrixLooks['isLocked'] = (cells) => cells.every((cell) => read(cell).lock !== null);

  function box(cell: CellRef): Look {
    const { row, channel } = cell;
    const { path, value: own, lock } = read(cell);
    const isMixed = row.children.length > 0 && over(cellsOf([row], [channel])) === 'mixed';
    const look: Look = { path, value: isMixed ? 'mixed' : own, lock, field: editor.field(path) };
    const known = looks.get(path);
    if (known?.value === look.value && known.lock === lock && known.field === look.field) return known;
    looks.set(path, look);
    return look;
  }

  return {
    over,
    isLocked,
    row: (row, channels) => {
      const boxes = channels.map((channel) => box({ row, channel }));
      const cells = cellsOf([row], channels);
      const all = { value: over(cells), isLocked: isLocked(cells) };
      const known = rows.get(row);
      if (
        known?.over.value === all.value &&
        known.over.isLocked === all.isLocked &&
        boxes.every((look, index) => look === known.boxes[index])
      )
        return known;
      const look: LookOfRow = { boxes, over: all };
      rows.set(row, look);
      return look;
    },
  };
}

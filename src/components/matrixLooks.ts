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

/** What the boxes of a matrix show. Each is read once per document: the boxes over others ask for the same again and again. */
export interface MatrixLooks {
  /** The same object until that box changes. */
  readonly box: (cell: CellRef) => Look;
  /** What a box over several boxes shows. */
  readonly over: (cells: readonly CellRef[]) => boolean | 'mixed';
  readonly isLocked: (cell: CellRef) => boolean;
}

export function createMatrixLooks(kinds: Kinds, editor: PreferenceEditor): MatrixLooks {
  const looks = new Map<string, Look>();
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

  return {
    over,
    isLocked: (cell) => read(cell).lock !== null,
    box: (cell) => {
      const { row, channel } = cell;
      const { path, value: own, lock } = read(cell);
      const isMixed = row.children.length > 0 && over(cellsOf([row], [channel])) === 'mixed';
      const look: Look = { path, value: isMixed ? 'mixed' : own, lock, field: editor.field(path) };
      const known = looks.get(path);
      if (known?.value === look.value && known.lock === lock && known.field === look.field) return known;
      looks.set(path, look);
      return look;
    },
  };
}

import type { KeyboardEvent } from 'react';

const STEPS: { readonly [key: string]: readonly [rows: number, cells: number] } = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Takes the focus from one box of a table to the next in the direction of an arrow, beside Tab. Left is left in every language. */
export function moveByArrow(event: KeyboardEvent<HTMLTableElement>): void {
  const step = STEPS[event.key];
  const box = event.target;
  if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (!(box instanceof HTMLInputElement) || box.type !== 'checkbox') return;
  const cell = box.closest<HTMLTableCellElement>('td, th');
  const row = cell?.closest('tr');
  if (!cell || !row) return;
  const turn = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1;
  const rows = [...event.currentTarget.rows];
  let [r, c] = [rows.indexOf(row), cell.cellIndex];
  for (;;) {
    r += step[0];
    c += step[1] * turn;
    const line = rows[r];
    if (!line || c < 0 || (step[1] !== 0 && c >= line.cells.length)) return;
    const next = line.cells[c]?.querySelector<HTMLInputElement>('input.cb-check:not(.cb-switch)');
    if (!next) continue;
    event.preventDefault();
    next.focus();
    return;
  }
}

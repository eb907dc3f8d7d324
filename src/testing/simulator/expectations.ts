import type { RejectReason } from '../../model/commands.js';
import type { StoreState } from '../../store/types.js';
import { COUNTED, nameOf, type CountName, type ExpectStep } from './script.js';

/** Sentences on what a person sees differently from what a script expects. */
export function checkExpected(
  step: ExpectStep,
  state: StoreState,
  idOf: (name: string) => string | undefined,
  refused: readonly RejectReason[],
): readonly string[] {
  const flaws: string[] = [];
  const compare = (what: string, shown: unknown, right: unknown): void => {
    if (right !== undefined && JSON.stringify(shown) !== JSON.stringify(right))
      flaws.push(`expected ${what} to be ${JSON.stringify(right)}, not ${JSON.stringify(shown)}`);
  };
  if (step.rows !== undefined) compare(`the rows of ${step.view ?? 'inbox'}`, namesIn(state, step.view ?? 'inbox'), step.rows);
  for (const [name, fields] of Object.entries(step.row ?? {})) {
    const row = state.row(idOf(name) ?? '');
    if (row === undefined) flaws.push(`expected a row ${name} in an open view`);
    else
      for (const [field, value] of Object.entries(fields)) compare(`${field} of ${name}`, row[field as keyof typeof row], value);
  }
  for (const [name, count] of Object.entries(step.counts ?? {}))
    compare(`the count of ${name}`, state.count(COUNTED[name as CountName]), count);
  compare('the number of pending commands', state.pendingCount, step.pending);
  compare('what was refused', refused, step.refused);
  for (const [path, value] of Object.entries(step.preferences ?? {}))
    compare(`preference ${path}`, state.preferences[path], value);
  return flaws;
}

function namesIn(state: StoreState, viewId: string): readonly string[] {
  const names: string[] = [];
  for (const id of state.views.get(viewId)?.ids ?? []) {
    const row = state.row(id);
    if (row !== undefined) names.push(nameOf(row));
  }
  return names;
}

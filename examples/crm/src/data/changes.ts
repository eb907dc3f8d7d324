import { useSyncExternalStore } from 'react';
import { CASES, type Case, type CaseStatus } from '../../shared/cases.js';

/** A comment written in the demo. */
export interface Comment {
  readonly author: string;
  readonly at: string;
  readonly text: string;
}

/** What people changed about a case since the demo data were laid. */
export interface CaseChange {
  readonly status?: CaseStatus;
  readonly assignee?: string | null;
  readonly comments?: readonly Comment[];
}

type Changes = { readonly [caseId: string]: CaseChange };

// Kept by the browser and shared by its tabs: the demo's records are not what the server stores, notifications are.
const KEY = 'harbour.changes';
const NONE: Changes = {};
const listeners = new Set<() => void>();
let cached: { readonly text: string | null; readonly changes: Changes } = { text: null, changes: NONE };

function read(): Changes {
  const text = localStorage.getItem(KEY);
  if (text === cached.text) return cached.changes;
  let changes: Changes = NONE;
  try {
    changes = JSON.parse(text ?? '{}');
  } catch {
    // Damaged: the demo data stand as they were.
  }
  cached = { text, changes };
  return changes;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** Changes a case in every tab of this browser. */
export function changeCase(id: string, change: CaseChange): void {
  const changes = read();
  localStorage.setItem(KEY, JSON.stringify({ ...changes, [id]: { ...changes[id], ...change } }));
  for (const listener of listeners) listener();
}

export function useChange(id: string): CaseChange {
  return useSyncExternalStore(subscribe, read)[id] ?? {};
}

const apply = (item: Case, change: CaseChange | undefined): Case =>
  change === undefined
    ? item
    : {
        ...item,
        status: change.status ?? item.status,
        assignee: change.assignee === undefined ? item.assignee : change.assignee,
      };

/** All cases as they are now, newest first. */
export function useCases(): readonly Case[] {
  const changes = useSyncExternalStore(subscribe, read);
  return CASES.map((item) => apply(item, changes[item.id]));
}

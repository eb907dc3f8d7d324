// Baselines: the theoretical floor and the naive way.
import { createStore } from 'zustand/vanilla';
const id = (x) => ({ id: x.id, title: x.title, body: x.body, actor: x.actor, at: x.at, read: x.read, seen: x.seen });

// A Map of items, an order array (newest last, so that an arrival is a push), counters kept as it goes.
export function floorMapArray() {
  const byId = new Map(),
    order = [];
  let unread = 0,
    version = 0;
  const subs = new Set([() => {}]);
  const emit = () => {
    version++;
    for (const f of subs) f();
  };
  const add = (r) => {
    const old = byId.get(r.id);
    if (old) {
      unread += (r.read ? 0 : 1) - (old.read ? 0 : 1);
      byId.set(r.id, r);
      return;
    }
    byId.set(r.id, r);
    if (!r.read) unread++;
  };
  const old = []; // older pages, oldest last
  const put = (rows) => {
    for (const r of rows) {
      if (!byId.has(r.id)) old.push(r.id);
      add(r);
    }
    emit();
  };
  return {
    map: id,
    ingest: put,
    ingestPage: put,
    arrive: (r) => {
      if (!byId.has(r.id)) order.push(r.id);
      add(r);
      emit();
    },
    markOne: (k) => {
      const r = byId.get(k);
      if (r && !r.read) {
        byId.set(k, { ...r, read: true });
        unread--;
        emit();
      }
    },
    markAll: () => {
      for (const r of byId.values()) if (!r.read) byId.set(r.id, { ...r, read: true });
      unread = 0;
      emit();
    },
    unread: () => unread,
    size: () => byId.size,
  };
}

// One array in a zustand store: spread on arrival, map on change, filter to count, dedupe by some().
export function naiveZustandSpread() {
  const s = createStore(() => ({ items: [] }));
  s.subscribe(() => {});
  return {
    map: id,
    ingest: (rows) => s.setState({ items: [...rows] }),
    ingestPage: (rows) =>
      s.setState((st) => ({ items: [...st.items, ...rows.filter((r) => !st.items.some((x) => x.id === r.id))] })),
    arrive: (r) => s.setState((st) => (st.items.some((x) => x.id === r.id) ? st : { items: [r, ...st.items] })),
    markOne: (k) => s.setState((st) => ({ items: st.items.map((x) => (x.id === k ? { ...x, read: true } : x)) })),
    markAll: () => s.setState((st) => ({ items: st.items.map((x) => ({ ...x, read: true })) })),
    unread: () => s.getState().items.filter((x) => !x.read).length,
    size: () => s.getState().items.length,
  };
}

// zustand around a normalized store: a mutable Map behind a version number.
export function zustandNormalized() {
  const f = floorMapArray();
  const s = createStore(() => ({ v: 0 }));
  s.subscribe(() => {});
  const bump = () => s.setState((x) => ({ v: x.v + 1 }));
  return {
    ...f,
    ingest: (r) => {
      f.ingest(r);
      bump();
    },
    ingestPage: (r) => {
      f.ingestPage(r);
      bump();
    },
    arrive: (r) => {
      f.arrive(r);
      bump();
    },
    markOne: (k) => {
      f.markOne(k);
      bump();
    },
    markAll: () => {
      f.markAll();
      bump();
    },
  };
}

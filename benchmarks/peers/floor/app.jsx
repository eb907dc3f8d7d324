// The physical floor: hand-written normalized store, windowed list of about 20 rows, nothing else.
import { memo, useEffect, useRef, useState, useSyncExternalStore } from 'react';

const ROW = 72,
  VIEW = 480,
  OVER = 3;

export function createStore() {
  const byId = new Map();
  let ids = [],
    unread = 0,
    version = 0,
    queued = false;
  const subs = new Set();
  const emit = () => {
    version++;
    if (!queued) {
      queued = true;
      queueMicrotask(() => {
        queued = false;
        for (const f of subs) f();
      });
    }
  };
  return {
    subscribe: (f) => (subs.add(f), () => subs.delete(f)),
    version: () => version,
    unread: () => unread,
    count: () => ids.length,
    at: (i) => byId.get(ids[i]),
    append(rows) {
      for (const r of rows)
        if (!byId.has(r.id)) {
          byId.set(r.id, r);
          ids.push(r.id);
          if (!r.read) unread++;
        }
      emit();
    },
    // newest last in `fresh`; amortised by keeping one array copy per batch
    prepend(rows) {
      const add = [];
      for (const r of rows)
        if (!byId.has(r.id)) {
          byId.set(r.id, r);
          add.push(r.id);
          if (!r.read) unread++;
        }
      ids = add.reverse().concat(ids);
      emit();
    },
    markAll() {
      if (!unread) return;
      for (const r of byId.values()) if (!r.read) byId.set(r.id, { ...r, read: true });
      unread = 0;
      emit();
    },
  };
}

const fmt = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const ago = (iso) => fmt.format(Math.round((Date.parse(iso) - Date.now()) / 864e5), 'day');

const Row = memo(({ item, top }) => (
  <div
    className={item.read ? 'row' : 'row unread'}
    style={{ position: 'absolute', top, left: 0, right: 0, height: ROW, overflow: 'hidden', borderBottom: '1px solid #ddd' }}
  >
    <strong>{item.title}</strong> <span>{item.body}</span> <time>{ago(item.at)}</time>
  </div>
));

function List({ store, more }) {
  const [top, setTop] = useState(0);
  useSyncExternalStore(store.subscribe, store.version);
  const n = store.count();
  const from = Math.max(0, Math.floor(top / ROW) - OVER),
    to = Math.min(n, Math.ceil((top + VIEW) / ROW) + OVER);
  useEffect(() => {
    if (to >= n - 5) more();
  });
  const rows = [];
  for (let i = from; i < to; i++) {
    const it = store.at(i);
    rows.push(<Row key={it.id} item={it} top={i * ROW} />);
  }
  return (
    <div className="list" style={{ height: VIEW, overflowY: 'auto' }} onScroll={(e) => setTop(e.currentTarget.scrollTop)}>
      <div style={{ height: n * ROW, position: 'relative' }}>{rows}</div>
    </div>
  );
}

function Bell({ store, more }) {
  const [open, setOpen] = useState(false);
  const unread = useSyncExternalStore(store.subscribe, store.unread);
  return (
    <>
      <button className="bell" onClick={() => setOpen((o) => !o)}>
        bell{unread > 0 && <b className="badge">{unread}</b>}
      </button>
      {open && (
        <div role="dialog" className="panel" style={{ position: 'fixed', top: 80, left: 500, width: 400 }}>
          <button
            className="all"
            onClick={() => {
              store.markAll();
              fetch('/all', { method: 'POST' });
            }}
          >
            Mark all read
          </button>
          <List store={store} more={more} />
        </div>
      )}
    </>
  );
}

export default function App({ backend, socket, pageSize = 50 }) {
  const ref = useRef(null);
  if (!ref.current) {
    const store = createStore();
    let cursor = null,
      busy = false,
      end = false;
    const more = async () => {
      if (busy || end) return;
      busy = true;
      const r = await (await fetch(`${backend}/list?limit=${pageSize}${cursor ? '&after=' + cursor : ''}`)).json();
      busy = false;
      cursor = r.next;
      end = !r.next;
      store.append(r.rows);
    };
    ref.current = { store, more };
    globalThis.__store = store;
  }
  const { store, more } = ref.current;
  useEffect(() => {
    more();
    const ws = new WebSocket(socket);
    let buf = [];
    ws.onmessage = (e) => {
      buf.push(JSON.parse(e.data));
      if (buf.length === 1)
        setTimeout(() => {
          const b = buf;
          buf = [];
          store.prepend(b);
        }, 0);
    };
    return () => ws.close();
  }, []);
  return <Bell store={store} more={more} />;
}

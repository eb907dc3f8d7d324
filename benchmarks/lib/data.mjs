// One generic dataset, newest first; adapters translate it to their own wire format.
const BASE = Date.now() - 6 * 3600_000;
const WORDS = 'Deploy finished for the api service on production with no errors and two warnings in the log'.split(' ');
export const UNREAD = 40;

export class Dataset {
  constructor(n) {
    this.items = Array.from({ length: n }, (_, i) => make(n - i, BASE - i * 60_000, i >= UNREAD));
    this.next = n + 1;
    this.byId = null;
  }
  arrive(k = 1) {
    const fresh = [];
    for (let i = 0; i < k; i++) {
      const it = make(this.next, (this.last = Math.max(Date.now(), (this.last ?? 0) + 1)), false);
      this.next++;
      fresh.push(it);
    }
    this.items.unshift(...[...fresh].reverse());
    this.byId = null;
    return fresh;
  }
  index(id) {
    if (!this.byId) this.byId = new Map(this.items.map((x, i) => [x.id, i]));
    return this.byId.get(id) ?? -1;
  }
  after(id, limit) {
    const s = id ? this.index(id) + 1 : 0;
    return { rows: this.items.slice(s, s + limit), more: s + limit < this.items.length };
  }
  before(id) {
    const s = this.index(id);
    return s < 0 ? [] : this.items.slice(0, s);
  }
  get unread() {
    let c = 0;
    for (const x of this.items) if (!x.read) c++;
    return c;
  }
  get unseen() {
    let c = 0;
    for (const x of this.items) if (!x.seen) c++;
    return c;
  }
  markAll(k) {
    for (const x of this.items) {
      x.seen = true;
      if (k === 'read') x.read = true;
    }
  }
}
function make(seq, t, old) {
  const id = 'n' + String(seq).padStart(8, '0');
  const rot = seq % WORDS.length;
  return {
    id,
    seq,
    title: 'Notification ' + seq,
    body: [...WORDS.slice(rot), ...WORDS.slice(0, rot)].join(' '),
    actor: 'Ada ' + (seq % 50),
    at: new Date(t).toISOString(),
    read: old,
    seen: old,
  };
}

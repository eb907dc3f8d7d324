import type { ContractInput } from 'casebell/testing';

interface Alert {
  readonly id: number;
  readonly owner: string;
  readonly key: string | undefined;
  readonly subject: string;
  readonly text: string | null;
  readonly url: string | null;
  readonly alertType: string;
  readonly createdAt: number;
  isRead: boolean;
  isDone: boolean;
}

/** Most items of one page, whatever is asked for. */
const MOST = 5;

/**
 * Another CRM's alerts, of another style than the plain backend: documents with `data` and `links`, numbers for ids, Unix seconds,
 * `isRead` and `isDone`, pages by offset behind a cursor that only it can read, one PATCH for many, and no counts. It answers 429
 * when it is asked too often.
 */
export function createAlertsBackend() {
  const alerts: Alert[] = [];
  const people = new Set<string>();
  const requests: string[] = [];
  let ids = 4_710;
  let refusals = 0;

  const json = (value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
    Response.json(value, { status, headers });
  const refused = (status: number, detail: string, headers = {}): Response => json({ errors: [{ detail }] }, status, headers);

  function list(owner: string, url: URL): Response {
    const done = url.searchParams.get('filter[state]') === 'done';
    const offset = Number(atob(url.searchParams.get('page[cursor]') ?? btoa('0')));
    const size = Math.min(MOST, Number(url.searchParams.get('page[size]')));
    const all = alerts.filter((alert) => alert.owner === owner && alert.isDone === done).sort((a, b) => b.id - a.id);
    const data = all.slice(offset, offset + size).map(({ id, owner: _owner, key: _key, ...attributes }) => ({
      type: 'alert',
      id,
      attributes,
    }));
    const end = offset + data.length;
    const query = new URLSearchParams({
      'filter[state]': done ? 'done' : 'open',
      'page[size]': `${size}`,
      'page[cursor]': btoa(`${end}`),
    });
    return json({ data, links: { next: end < all.length ? `/api/alerts?${query}` : null } });
  }

  function patch(owner: string, body: { ids?: unknown; set?: Partial<Alert> }): Response {
    if (!Array.isArray(body.ids) || body.ids.some((id) => !Number.isInteger(id))) return refused(422, 'ids must be numbers');
    for (const alert of alerts) {
      if (alert.owner !== owner || !body.ids.includes(alert.id)) continue;
      alert.isRead = body.set?.isRead ?? alert.isRead;
      alert.isDone = body.set?.isDone ?? alert.isDone;
    }
    return new Response(null, { status: 204 });
  }

  return {
    alerts,
    requests,
    addPerson: (id: string) => void people.add(id),
    /** The next requests are too many. */
    refuse: (many: number) => void (refusals = many),

    notify: ({
      to,
      idempotencyKey,
      kind,
      title,
      body = null,
      link = null,
    }: {
      readonly [Field in keyof ContractInput]: ContractInput[Field] | null;
    }): void => {
      if (typeof to !== 'string' || !people.has(to)) throw new Error('unknown recipient');
      if (!title || title.length > 200) throw new Error('title missing or too long');
      if (idempotencyKey && alerts.some(({ key }) => key === idempotencyKey)) return;
      const createdAt = Math.floor(Date.now() / 1_000);
      const content = { subject: title, text: body, url: link, alertType: kind ?? '' };
      alerts.push({
        ...content,
        id: ++ids,
        owner: to,
        key: idempotencyKey ?? undefined,
        createdAt,
        isRead: false,
        isDone: false,
      });
    },

    /** The API as somebody who is signed in calls it. */
    api:
      (owner: string) =>
      async (path: string, init: RequestInit = {}): Promise<Response> => {
        const method = init.method ?? 'GET';
        requests.push(`${method} ${path}`);
        if (refusals > 0) {
          refusals--;
          return refused(429, 'Too many requests', { 'Retry-After': '2' });
        }
        if (method === 'PATCH') return patch(owner, JSON.parse(init.body as string) as Parameters<typeof patch>[1]);
        return list(owner, new URL(path, 'http://crm.example.com'));
      },
  };
}

import type { Transport } from 'casebell/store';
import { createRestTransport, responseError, type RestCommand } from 'casebell/transports/rest';

interface Alerts {
  readonly data: readonly { readonly id: number; readonly attributes: Alert }[];
  readonly links: { readonly next: string | null };
}

interface Alert {
  readonly subject: string;
  readonly text: string | null;
  readonly url: string | null;
  readonly alertType: string;
  /** Unix seconds. */
  readonly createdAt: number;
  readonly isRead: boolean;
}

// What an integrator writes, from here:
function changeOf(type: RestCommand['type']): object | null {
  if (['read', 'readAll'].includes(type)) return { isRead: true };
  if (['archive', 'archiveAll', 'archiveRead', 'gotIt'].includes(type)) return { isDone: true };
  if (type === 'restore') return { isDone: false, isRead: false };
  return type === 'unread' ? { isRead: false } : null;
}
export function createAlertsTransport(api: (path: string, init?: RequestInit) => Promise<Response>): Transport {
  const ask = async (path: string, init: RequestInit): Promise<Response> => {
    const response = await api(path, init);
    if (!response.ok) throw await responseError(response);
    return response;
  };
  return createRestTransport({
    list: async ({ place, before, limit }, { signal }) => {
      const first = `/api/alerts?filter[state]=${place === 'inbox' ? 'open' : 'done'}&page[size]=${limit}`;
      const { data, links } = (await (await ask(before?.next ?? first, { signal })).json()) as Alerts;
      const items = data.map(({ id, attributes: { subject, text, url, alertType, createdAt, isRead } }) => {
        const content = { kind: alertType, title: subject, ...(text && { body: text }), ...(url && { link: url }) };
        return { ...content, id: `${id}`, read: isRead, createdAt: new Date(createdAt * 1_000).toISOString() };
      });
      return { items, more: links.next !== null, ...(links.next && { next: links.next }) };
    },
    execute: async ({ type, ids }, { signal }) => {
      const set = changeOf(type);
      if (set === null) return { rejected: 'unsupported' };
      await ask('/api/alerts', { method: 'PATCH', signal, body: JSON.stringify({ set, ids: ids.map(Number).filter(Boolean) }) });
    },
  });
}
// to here.

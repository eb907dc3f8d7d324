import { useNotificationStoresCollection as S, clientSettings } from '@magicbell/react-headless';
const row = (x) => ({
  id: x.id,
  title: x.title,
  content: x.body,
  sentAt: Date.parse(x.at) / 1000,
  readAt: x.read ? 1 : null,
  seenAt: x.seen ? 1 : null,
  archivedAt: null,
  category: null,
  topic: null,
  customAttributes: null,
});
// The zustand + immer store of the (deprecated) headless package; its repository is replaced by an in-memory one.
export function magicbellHeadless() {
  let answer = null;
  const repo = {
    findBy: async () => answer,
    markAsRead: async () => true,
    markAllAsRead: async () => true,
    markAsSeen: async () => true,
  };
  S.setState({ stores: {}, _repository: repo });
  S.getState().setStore('default', {}, {});
  const st = () => S.getState().stores.default;
  const unsub = S.subscribe(() => {});
  const load = async (rows, opts) => {
    answer = {
      notifications: rows,
      total: rows.length,
      unreadCount: 40,
      unseenCount: 40,
      totalPages: 9999,
      perPage: 50,
      currentPage: 1,
    };
    await S.getState().fetchStore('default', {}, opts);
  };
  return {
    map: row,
    ingest: (r) => load(r, { reset: true }),
    ingestPage: (r) => load(r, { append: true }),
    // The realtime listener of this package refetches its first page; a one-row prepend is the cheapest form of that.
    arrive: (r) => load([r], { prepend: true }),
    markOne: (id) => S.getState().markNotificationAsRead(st().notifications.find((x) => x.id === id)),
    markAll: () => S.getState().markAllAsRead(),
    unread: () => st().unreadCount,
    size: () => st().notifications.length,
    dispose: () => unsub(),
  };
}

// Speaks the part of NotificationAPI's REST and socket protocol that <NotificationPopup/> uses.
const row = (x) => ({
  id: x.id,
  notificationId: 'n',
  title: `<b>${x.title}</b> ${x.body}`,
  date: x.at,
  seen: x.seen,
  opened: x.seen ? x.at : undefined,
  clicked: x.read ? x.at : undefined,
  archived: undefined,
  imageURL: '',
  redirectURL: '',
});
export default {
  versionOf: '@notificationapi/react',
  pageSize: 100,
  maxN: 100, // more than its first page of 100 could not be loaded through this stub
  cfg: (ctx) => ({ backend: ctx.origin.replace('http://', ''), socket: ctx.origin.replace('http://', '') + '/ws' }),
  http({ method, url, ctx }) {
    const d = ctx.data,
      p = url.pathname;
    if (method === 'GET' && p.includes('/notifications/INAPP_WEB')) {
      const before = url.searchParams.get('before'),
        count = +url.searchParams.get('count');
      const s = d.items.findIndex((x) => x.at < before);
      return { notifications: s < 0 ? [] : d.items.slice(s, s + Math.min(count, ctx.pageSize)).map(row) };
    }
    if (method === 'PATCH') return {};
    if (p.endsWith('/preferences')) return { preferences: [], notifications: [], subNotifications: [] };
    if (p.endsWith('/account_metadata'))
      return { userAccountMetadata: { logo: null, hasWebPushEnabled: false, vapidPublicKey: '' } };
    return {};
  },
  ws() {},
  arrive(k, ctx) {
    for (let i = 0; i < k; i++) {
      const [x] = ctx.data.arrive(1);
      for (const ws of ctx.sockets)
        ws.send(JSON.stringify({ route: 'inapp_web/new_notifications', payload: { notifications: [row(x)] } }));
    }
  },
};

// Runs in Chromium: one tab of a person's browser, with everything it was told of.
import { createNotificationStore } from 'casebell/store';
import { createHttpTransport } from 'casebell/transports/http';

const person = new URLSearchParams(location.search).get('person') ?? '';
const store = createNotificationStore({
  transport: createHttpTransport({ url: '', getToken: () => person }),
  recipient: { id: person },
});
const arrivals: { readonly title: string; readonly at: number }[] = [];
const restored: boolean[] = [];
store.onEvent((event) => {
  if (event.type === 'arrived') for (const { title } of event.notifications) arrivals.push({ title, at: Date.now() });
});
addEventListener('pageshow', ({ persisted }) => restored.push(persisted));
store.openView({ id: 'inbox', filter: { place: 'inbox' }, pageSize: 500 });
store.start();

/** What a test looks at. */
const tab = {
  store,
  arrivals,
  /** For each time the page was shown: whether it came from the memory of the browser. */
  restored,
  titles: () => {
    const { views, row } = store.getState();
    return [...(views.get('inbox')?.ids ?? [])].map((id) => row(id)?.title ?? '');
  },
  unread: () => store.getState().count({ place: 'inbox', unread: true }),
  connection: () => store.getState().connection,
};
export type Tab = typeof tab;
Object.assign(globalThis, { tab });

import { useState, useSyncExternalStore } from 'react';
import { NotificationProvider, PreferencesMatrix, useNotificationStore } from 'casebell';
import 'casebell/styles.css';
import { createMemoryTransport } from 'casebell/transports/memory';
import { CHANNELS, GROUPS, cellName } from '../kinds.js';

const kinds = Object.fromEntries(
  GROUPS.flatMap(({ category, kinds }) =>
    kinds.map(({ kind, label, channels }) => [kind, { label, category, icon: 'case', tone: 'info', channels }]),
  ),
);
const transport = createMemoryTransport({ kinds });
const recipient = { id: 'u1', name: 'Ada' };
const strings = { cell: cellName, channelLabels: Object.fromEntries(CHANNELS) };
const channels = CHANNELS.map(([channel]) => channel);
const rows = Object.keys(kinds);

export default function App() {
  return (
    <NotificationProvider transport={transport} recipient={recipient} kinds={kinds} strings={strings}>
      <Page />
    </NotificationProvider>
  );
}

function Page() {
  const [isOpen, setOpen] = useState(false);
  const store = useNotificationStore();
  const ready = useSyncExternalStore(store.subscribe, () => store.getState().ready);
  return (
    <>
      <button id="settings" disabled={!ready} onClick={() => setOpen(!isOpen)}>
        Settings
      </button>
      {isOpen && <PreferencesMatrix channels={channels} rows={rows} />}
    </>
  );
}

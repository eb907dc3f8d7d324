import { MagicBellProvider, useBell, useNotifications } from '@magicbell/react-headless';
function List() {
  const store = useNotifications();
  const bell = useBell();
  return <div>{bell && store ? store.notifications.map((n) => <p key={n.id}>{n.title}</p>) : null}</div>;
}
export default function App() {
  return (
    <MagicBellProvider apiKey="k" userEmail="a@b.c">
      <List />
    </MagicBellProvider>
  );
}

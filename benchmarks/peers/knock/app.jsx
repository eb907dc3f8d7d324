import { useRef, useState } from 'react';
import { KnockFeedProvider, KnockProvider, NotificationFeedPopover, NotificationIconButton } from '@knocklabs/react';
import '@knocklabs/react/dist/index.css';

function Bell() {
  const [open, setOpen] = useState(false);
  const ref = useRef(null);
  return (
    <>
      <NotificationIconButton ref={ref} onClick={() => setOpen(!open)} />
      <NotificationFeedPopover buttonRef={ref} isVisible={open} onClose={() => setOpen(false)} />
    </>
  );
}

export default function App({ backend, pageSize = 50 }) {
  return (
    <KnockProvider apiKey="pk_test_bench" host={backend} user={{ id: 'u1' }} identificationStrategy="skip">
      <KnockFeedProvider feedId="6f2f4c9c-1f4e-4a52-9f6b-0d2a6a3b7c11" defaultFeedOptions={{ page_size: pageSize }}>
        <Bell />
      </KnockFeedProvider>
    </KnockProvider>
  );
}

import { KINDS, type Category } from 'casebell/model';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { PEOPLE, TEAMS } from '../../shared/people.js';
import { sendEvent, type DemoEvent, type EventTarget } from '../api.js';
import { useSession } from '../session.js';
import { Icon } from '../ui/icons.js';
import { Segmented } from '../ui/Segmented.js';

const CATEGORIES: { readonly [category in Category]: string } = {
  cases: 'Cases',
  conversations: 'Conversations',
  requests: 'Requests',
  appointments: 'Meetings',
  deadlines: 'Deadlines',
  team: 'Team',
  workflow: 'Workflow',
  system: 'System',
};

interface Entry {
  readonly kind: string;
  readonly label: string;
  readonly category: string;
  readonly recurring?: true;
}

const ENTRIES: readonly Entry[] = Object.entries(KINDS).flatMap(([kind, { label, category }]): Entry[] =>
  kind === 'meeting.invited'
    ? [
        { kind, label, category },
        { kind, label: 'New recurring meeting', category, recurring: true },
      ]
    : [{ kind, label, category }],
);

type To = EventTarget['to'];

/** Sends real events through the server. It lies below the top bar and leaves the page usable, so that the bell can be watched. */
export function EventDrawer({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { me, getToken } = useSession();
  const colleagues = PEOPLE.filter((person) => person.id !== me.id);
  const [to, setTo] = useState<To>('me');
  const [person, setPerson] = useState(colleagues[0]?.id ?? '');
  const [outcome, setOutcome] = useState<{ readonly text: string; readonly failed: boolean }>({ text: '', failed: false });
  const panel = useRef<HTMLElement>(null);

  useEffect(() => {
    const opener = document.activeElement;
    panel.current?.focus();
    return () => {
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);

  const send = async (event: Pick<DemoEvent, 'kind' | 'recurring' | 'count'>): Promise<void> => {
    const target: EventTarget = to === 'person' ? { to, person } : { to };
    try {
      const text = await sendEvent({ ...target, ...event }, await getToken());
      setOutcome({ text, failed: false });
    } catch (error) {
      setOutcome({ text: error instanceof Error ? error.message : 'It could not be sent.', failed: true });
    }
  };

  return (
    <section
      ref={panel}
      className="drawer"
      role="dialog"
      aria-labelledby="drawer-title"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <div className="drawer-head">
        <div>
          <h2 id="drawer-title">Make something happen</h2>
          <p>Each button sends a real notification.</p>
        </div>
        <button type="button" className="ghost" aria-label="Close the drawer" onClick={onClose}>
          <Icon name="close" size={18} />
        </button>
      </div>
      <div className="drawer-to">
        <Segmented<To>
          label="Who hears of it"
          value={to}
          onChange={setTo}
          choices={[
            { value: 'me', label: 'Me' },
            { value: 'person', label: 'Colleague' },
            { value: 'team', label: 'My team' },
            { value: 'everyone', label: 'Everyone' },
          ]}
        />
        {to === 'person' ? (
          <select aria-label="Colleague" value={person} onChange={(event) => setPerson(event.target.value)}>
            {colleagues.map(({ id, name, team }) => (
              <option key={id} value={id}>
                {name}, {TEAMS[team].name}
              </option>
            ))}
          </select>
        ) : null}
      </div>
      <div className="drawer-body">
        {Object.entries(CATEGORIES).map(([category, title]) => (
          <section key={category} aria-labelledby={`drawer-${category}`}>
            <h3 id={`drawer-${category}`}>{title}</h3>
            <ul>
              {ENTRIES.filter((entry) => entry.category === category).map(({ kind, label, recurring }) => (
                <li key={label}>
                  <button
                    type="button"
                    data-kind={kind}
                    onClick={() => void send(recurring === undefined ? { kind } : { kind, recurring })}
                  >
                    {label}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <div className="drawer-foot">
        <p role="status" data-failed={outcome.failed || undefined}>
          {outcome.text}
        </p>
        <button type="button" className="button" onClick={() => void send({ kind: 'mixed', count: 25 })}>
          A burst of 25
        </button>
      </div>
    </section>
  );
}

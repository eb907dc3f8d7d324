'use client';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { enCard } from '../locales/internal/enCard.js';
import type { Action, Notification } from '../model/notification.js';
import { useCasebell } from '../react/context.js';
import { asItIs } from '../react/useNotification.js';
import { announce } from './announcer.js';
import { Icon } from './icons.js';
import { usePanel } from './panelContext.js';
import { TextButton } from './TextButton.js';
import { useTexts } from './useStrings.js';

const DONE = 2_000;

/** A producer's button without a link: busy for as long as the host works on it, then done, or failed and to be pressed again. */
export function ActionButton({ notification, action }: ActionButtonProps): ReactElement {
  const { store, environment } = useCasebell();
  const { acted } = usePanel();
  const texts = useTexts(enCard);
  const [phase, setPhase] = useState<'idle' | 'busy' | 'done' | 'failed'>('idle');
  // A second press comes before the first one is drawn.
  const isBusy = useRef(false);

  useEffect(() => (phase === 'done' ? environment.setTimer(() => setPhase('idle'), DONE) : undefined), [phase, environment]);

  function press(): void {
    if (isBusy.current) return;
    const work = acted(asItIs(notification, store), action.id);
    if (!work) return;
    isBusy.current = true;
    setPhase('busy');
    const end = (next: 'done' | 'failed', words: string) => () => {
      isBusy.current = false;
      setPhase(next);
      announce(`${words}, ${action.label}`, environment);
    };
    work.then(end('done', texts.actionDone), end('failed', texts.actionFailed));
  }
  return (
    <>
      <TextButton
        control={action.id}
        emphasis={action.emphasis ?? 'secondary'}
        text={phase === 'done' ? texts.actionDone : action.label}
        title={notification.title}
        isBusy={phase === 'busy'}
        isOff={phase === 'busy'}
        {...(phase === 'done' && { icon: <Icon name="check" /> })}
        onPress={press}
      />
      {phase === 'failed' && (
        <span className="cb-card-note" data-tone="critical">
          {texts.actionFailed}
        </span>
      )}
    </>
  );
}

interface ActionButtonProps {
  readonly notification: Notification;
  readonly action: Action;
}

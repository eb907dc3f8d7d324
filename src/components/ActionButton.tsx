'use client';
import { useSyncExternalStore, type ReactElement } from 'react';
import { enCard } from '../locales/internal/enCard.js';
import type { Action, Notification } from '../model/notification.js';
import { useCasebell } from '../react/context.js';
import { announce } from './announcer.js';
import { Icon } from './icons.js';
import { usePanel } from './panelContext.js';
import { pressesOf } from './presses.js';
import { TextButton } from './TextButton.js';
import { useTexts } from './useStrings.js';

/** A producer's button without a link: busy for as long as the host works on it, then done, or failed and to be pressed again. */
export function ActionButton({ notification, action, control }: ActionButtonProps): ReactElement {
  const { store, environment } = useCasebell();
  const { acted } = usePanel();
  const texts = useTexts(enCard);
  const presses = pressesOf(store, environment);
  const phase = useSyncExternalStore(presses.subscribe, () => presses.phaseOf(notification.id, action.id));

  const say = (ended: 'done' | 'failed') =>
    announce(`${ended === 'done' ? texts.actionDone : texts.actionFailed}, ${action.label}`, environment);
  return (
    <>
      <TextButton
        control={control}
        emphasis={action.emphasis ?? 'secondary'}
        text={phase === 'done' ? texts.actionDone : action.label}
        title={notification.title}
        isBusy={phase === 'busy'}
        isOff={phase === 'busy'}
        {...(phase === 'done' && { icon: <Icon name="check" /> })}
        onPress={() => presses.press(notification, action.id, acted, say)}
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
  /** Its name in `data-control`. */
  readonly control: string;
}

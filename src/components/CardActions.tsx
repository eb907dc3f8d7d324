'use client';
import type { ReactElement, ReactNode } from 'react';
import type { KindDefinition } from '../model/kinds.js';
import { isWaiting, type Action, type Notification } from '../model/notification.js';
import { safeUrl } from '../model/safeUrl.js';
import { useCasebell } from '../react/context.js';
import { usePanel } from './panelContext.js';
import { useStrings } from './useStrings.js';

/** The text buttons of a row: the answer to an invitation, Got it, and whatever the producer offers. */
export function CardButtons({
  notification,
  kind,
}: {
  readonly notification: Notification;
  readonly kind: KindDefinition;
}): ReactElement | null {
  const { store } = useCasebell();
  const { report } = usePanel();
  const strings = useStrings();
  const { id, title, place } = notification;
  const { actions, behaviour } = store;
  const answerable = notification.needs === 'answer' && isWaiting(notification);
  const informs =
    behaviour.gotIt === 'all' || kind.informs === true || kind.critical === true || notification.needs === 'acknowledgement';
  const buttons: ReactNode[] = [];
  if (answerable) {
    for (const [answer, text, emphasis] of [
      ['accepted', strings.accept, 'primary'],
      ['declined', strings.decline, 'secondary'],
    ] as const) {
      buttons.push(
        <TextButton
          key={answer}
          control={answer}
          emphasis={emphasis}
          text={text}
          title={title}
          onPress={() => {
            actions.answer(id, answer);
            report(answer, {});
          }}
        />,
      );
    }
  }
  if (place !== 'archived') {
    for (const action of notification.actions ?? [])
      buttons.push(<ProducerButton key={`own ${action.id}`} notification={notification} action={action} />);
    if (!answerable && informs) {
      buttons.push(
        <TextButton
          key="gotIt"
          control="gotIt"
          emphasis="quiet"
          text={strings.gotIt}
          title={title}
          onPress={() => report('gotIt', { mid: actions.gotIt([id]), id })}
        />,
      );
    }
  }
  return buttons.length > 0 ? <div className="cb-card-buttons">{buttons}</div> : null;
}

/** A button that the producer put on the card: a link where it names one that is safe, else an event for the host. */
function ProducerButton({
  notification,
  action,
}: {
  readonly notification: Notification;
  readonly action: Action;
}): ReactElement | null {
  const { allowedHosts } = useCasebell();
  const { acted, opened } = usePanel();
  const strings = useStrings();
  const emphasis = action.emphasis ?? 'secondary';
  if (action.link === undefined) {
    return (
      <TextButton
        control={action.id}
        emphasis={emphasis}
        text={action.label}
        title={notification.title}
        onPress={() => acted(notification, action.id)}
      />
    );
  }
  const target = safeUrl(action.link, allowedHosts && { allowedHosts });
  if (!target) return null;
  return (
    <a
      className="cb-button"
      data-emphasis={emphasis}
      data-control={action.id}
      href={target.href}
      rel={target.external ? 'noopener noreferrer' : undefined}
      aria-label={strings.ofRow(action.label, notification.title)}
      onClick={(event) => opened({ ...notification, link: action.link ?? '' }, event)}
    >
      {action.label}
    </a>
  );
}

interface TextButtonProps {
  readonly control: string;
  readonly emphasis: 'primary' | 'secondary' | 'quiet';
  readonly text: string;
  readonly title: string;
  readonly onPress: () => void;
}

function TextButton({ control, emphasis, text, title, onPress }: TextButtonProps): ReactElement {
  const strings = useStrings();
  return (
    <button
      type="button"
      className="cb-button"
      data-emphasis={emphasis}
      data-control={control}
      aria-label={strings.ofRow(text, title)}
      onClick={onPress}
    >
      {text}
    </button>
  );
}

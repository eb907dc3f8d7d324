'use client';
import type { ReactElement, ReactNode } from 'react';
import type { KindDefinition } from '../model/kinds.js';
import { hasEnded } from '../model/hasEnded.js';
import { isWaiting, type Action, type Notification } from '../model/notification.js';
import { safeUrl } from '../model/safeUrl.js';
import { useCasebell } from '../react/context.js';
import { asItIs } from '../react/useNotification.js';
import { useNow } from '../react/useNow.js';
import type { Deed } from './deeds.js';
import { informs } from './informs.js';
import { usePanel } from './panelContext.js';
import { pressesOf } from './presses.js';
import { TextButton } from './TextButton.js';
import { useCardParts } from './useDeeds.js';
import { useSlots } from './useSlots.js';
import { useStrings } from './useStrings.js';
import { useZone } from './useZone.js';

/** The text buttons of a row: the answer to an invitation, Take it, Got it, and whatever the producer offers. */
export function CardButtons({ notification, kind, deed }: CardButtonsProps): ReactElement | null {
  const { store } = useCasebell();
  const { report } = usePanel();
  const slot = useSlots();
  const strings = useStrings();
  const { id, title, place, needs, team, handledBy } = notification;
  const { actions, behaviour } = store;
  const busy = deed?.phase === 'pending' ? deed.control : null;
  const isOpen = place !== 'archived';
  const isAsking = needs === 'answer' && isWaiting(notification);
  const isTeamItem = team !== undefined && handledBy === null;
  const gotIt = (
    <TextButton
      key="gotIt"
      control="gotIt"
      emphasis={needs === 'acknowledgement' ? 'secondary' : 'quiet'}
      text={strings.gotIt}
      title={title}
      onPress={() => report('gotIt', { mids: [actions.gotIt([id])], id })}
    />
  );
  const buttons: ReactNode[] = [];
  if (isOpen && isAsking) {
    buttons.push(
      <AnswerButtons key="answer" notification={notification} busy={busy}>
        {gotIt}
      </AnswerButtons>,
    );
  }
  if (isOpen && isTeamItem) {
    buttons.push(
      <TextButton
        key="claim"
        control="claim"
        emphasis="secondary"
        text={strings.takeIt}
        title={title}
        isBusy={busy !== null}
        isOff={busy !== null}
        onPress={() => store.getState().row(id)?.place !== 'archived' && actions.claim(id)}
      />,
    );
  }
  if (isOpen) {
    for (const action of notification.actions ?? [])
      buttons.push(<ProducerButton key={`own ${action.id}`} notification={notification} action={action} />);
    if (!isAsking && informs(notification, kind, behaviour)) buttons.push(gotIt);
  }
  return buttons.length > 0 ? <div {...slot('card-buttons')}>{buttons}</div> : null;
}

interface CardButtonsProps {
  readonly notification: Notification;
  readonly kind: KindDefinition;
  readonly deed: Deed | undefined;
}

const ANSWERS = [
  ['accepted', 'accept', 'primary'],
  ['declined', 'decline', 'secondary'],
] as const;

/** Accept and Decline; once the meeting is over, what is below instead. */
function AnswerButtons({ notification, busy, children }: AnswerButtonsProps): ReactNode {
  const { store } = useCasebell();
  const strings = useStrings();
  const { locale } = strings;
  const now = useNow();
  const zone = useZone();
  const { id, title, meeting } = notification;
  const parts = useCardParts(meeting !== undefined);
  if (busy === null && meeting && hasEnded(meeting, now)) return children;
  // Which of several meetings of a name it is stands in the name of the button.
  const when = meeting && parts ? parts.formatSlot({ ...meeting, end: '' }, locale, zone) : '';
  return ANSWERS.map(([answer, word, emphasis]) => (
    <TextButton
      key={answer}
      control={answer}
      emphasis={emphasis}
      text={strings[word]}
      title={when === '' ? title : `${title}, ${when}`}
      isBusy={busy === answer}
      isOff={busy !== null}
      // A second press comes before the first one is drawn, and another tab may have been faster: by then it does not wait.
      onPress={() => isWaiting(asItIs(notification, store)) && store.actions.answer(id, answer)}
    />
  ));
}

interface AnswerButtonsProps {
  readonly notification: Notification;
  /** What was pressed and is not confirmed yet. */
  readonly busy: Deed['control'] | null;
  readonly children: ReactNode;
}

/** A button that the producer put on the card: a link where it names one that is safe, else an event for the host. */
function ProducerButton({
  notification,
  action,
}: {
  readonly notification: Notification;
  readonly action: Action;
}): ReactElement | null {
  const { store, environment, allowedHosts } = useCasebell();
  const { acted, opened } = usePanel();
  const strings = useStrings();
  const emphasis = action.emphasis ?? 'secondary';
  // A producer may call it like a control of ours, which keys and focus go to by name.
  const control = `action:${action.id}`;
  const parts = useCardParts(action.link === undefined);
  if (action.link === undefined) {
    if (parts) return <parts.ActionButton notification={notification} action={action} control={control} />;
    return (
      <TextButton
        control={control}
        emphasis={emphasis}
        text={action.label}
        title={notification.title}
        onPress={() => pressesOf(store, environment).press(notification, action.id, acted)}
      />
    );
  }
  const target = safeUrl(action.link, allowedHosts && { allowedHosts });
  if (!target) return null;
  return (
    <a
      className="cb-button"
      data-emphasis={emphasis}
      data-control={control}
      href={target.href}
      rel={target.external ? 'noopener noreferrer' : undefined}
      aria-label={strings.ofRow(action.label, notification.title)}
      onClick={(event) => opened({ ...asItIs(notification, store), link: action.link ?? '' }, event)}
    >
      {action.label}
    </a>
  );
}

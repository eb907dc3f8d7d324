'use client';
import { memo, type ReactElement } from 'react';
import type { Notification } from '../model/notification.js';
import { useCasebell } from '../react/context.js';
import type { Shortcut } from '../react/shortcuts.js';
import { Icon, type IconName } from './icons.js';
import { usePanel } from './panelContext.js';
import { useStrings } from './useStrings.js';

/**
 * The icon buttons that take the place of the time under the pointer or the focus: the Unread icon brings an archived row back, X archives,
 * the clock snoozes, the dots open what else there is. A finger has a swipe and the menu. Drawn anew only for what shows here: most changes are to read.
 */
export const CardTools = memo(function CardTools({
  id,
  title,
  place,
  isRestorable,
  isArchivable,
}: CardToolsProps): ReactElement | null {
  const { store } = useCasebell();
  const { report, triage } = usePanel();
  const strings = useStrings();
  const { actions, behaviour } = store;
  const tools = [
    isRestorable && (
      <Tool
        key="restore"
        name="restore"
        label={strings.restore(title)}
        icon="unread"
        onPress={() => report('restore', { mids: [actions.restore([id])], id })}
      />
    ),
    behaviour.archiveButton && isArchivable && (
      <Tool
        key="archive"
        name="archive"
        shortcut="archive"
        label={strings.archive(title)}
        icon="close"
        onPress={() => report('archive', { mids: [actions.archive([id])], id })}
      />
    ),
    triage && place !== 'archived' && (
      <Tool
        key="snooze"
        name="snooze"
        shortcut="snooze"
        label={strings.ofRow(strings.snooze, title)}
        icon="clock"
        onPress={(anchor) => triage.open({ type: 'snooze', ids: [id], anchor })}
      />
    ),
    triage && (
      <Tool
        key="more"
        name="more"
        label={strings.ofRow(strings.more, title)}
        icon="more"
        onPress={(anchor) => triage.open({ type: 'menu', id, anchor })}
      />
    ),
  ].filter(Boolean);
  return tools.length > 0 ? <div className="cb-card-tools">{tools}</div> : null;
});

interface CardToolsProps extends Pick<Notification, 'id' | 'title' | 'place'> {
  readonly isRestorable: boolean;
  readonly isArchivable: boolean;
}

function Tool({ name, label, icon, shortcut, onPress }: ToolProps): ReactElement {
  const { keys } = usePanel();
  const key = shortcut && keys[shortcut];
  return (
    <button
      type="button"
      className="cb-icon-button"
      data-control={name}
      aria-label={label}
      aria-haspopup={name === 'more' ? 'menu' : name === 'snooze' ? 'dialog' : undefined}
      aria-keyshortcuts={key || undefined}
      title={key ? `${label} (${key.toUpperCase()})` : label}
      onClick={(event) => onPress(event.currentTarget)}
    >
      <Icon name={icon} />
    </button>
  );
}

interface ToolProps {
  /** Its name in `data-control`. */
  readonly name: string;
  readonly label: string;
  readonly icon: IconName;
  readonly shortcut?: Shortcut;
  readonly onPress: (button: HTMLElement) => void;
}

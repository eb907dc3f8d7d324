'use client';
import type { ReactElement, ReactNode } from 'react';
import { enCard } from '../locales/internal/enCard.js';
import { hasEnded } from '../model/hasEnded.js';
import type { Meeting, MeetingSlot } from '../model/notification.js';
import { useNow } from '../react/useNow.js';
import { Icon } from './icons.js';
import { formatDate, zoneOfDay } from './RelativeTime.js';
import { useSlots } from './useSlots.js';
import { useTexts } from './useStrings.js';
import { useZone } from './useZone.js';

/** When and where; of a changed meeting what is different, as it was, struck through above what it is now. */
export function MeetingDetails({ meeting }: { readonly meeting: Meeting }): ReactElement {
  const strings = useTexts(enCard);
  const slot = useSlots();
  const now = useNow();
  const zone = useZone();
  const { locale } = strings;
  const { previous, recurring } = meeting;
  // The weekday alone says too little of a meeting that moved to another week.
  const dated = previous !== undefined && dayOf(previous.start, zone) !== dayOf(meeting.start, zone);
  const time = formatSlot(meeting, locale, zone, dated);
  const formerTime = previous && formatSlot(previous, locale, zone, dated);
  const isMoved = formerTime !== undefined && formerTime !== time;
  const isElsewhere = previous !== undefined && (previous.place ?? '') !== (meeting.place ?? '');
  return (
    <div {...slot('meeting')}>
      {(isMoved || isElsewhere) && (
        <p className="cb-meeting-line">
          <span className="cb-sr">{strings.formerly} </span>
          <s className="cb-meeting-former">
            <Parts>
              {isMoved && formerTime}
              {isElsewhere && previous?.place !== undefined && <bdi>{previous.place}</bdi>}
            </Parts>
          </s>
        </p>
      )}
      <p className="cb-meeting-line">
        {(isMoved || isElsewhere) && <span className="cb-sr">{strings.now} </span>}
        <Parts>
          {time !== '' && (
            <>
              <Changed is={isMoved}>{time}</Changed>
              <span className="cb-subtle"> ({hasEnded(meeting, now) ? strings.hasEnded : strings.yourTime})</span>
            </>
          )}
          {meeting.place !== undefined && (
            <Changed is={isElsewhere}>
              <bdi>{meeting.place}</bdi>
            </Changed>
          )}
        </Parts>
      </p>
      {recurring !== undefined && recurring !== false && (
        <p className="cb-meeting-line cb-meeting-note">
          <Icon name="repeat" />
          <bdi>{recurring === true ? strings.recurring : recurring}</bdi>
        </p>
      )}
    </div>
  );
}

/** What there is of a time and a place, with a dot between. */
function Parts({ children: [time, place] }: { readonly children: readonly [ReactNode, ReactNode] }): ReactElement {
  return (
    <>
      {time}
      {time && place && ' · '}
      {place}
    </>
  );
}

function Changed({ is, children }: { readonly is: boolean; readonly children: ReactNode }): ReactNode {
  return is ? <b>{children}</b> : children;
}

const dayOf = (iso: string, zone: string | undefined): string =>
  formatDate(new Date(iso), 'en', { dateStyle: 'short', timeZone: zoneOfDay(iso) ?? zone });

/** "Tue, 14:00–15:00", `dated` "Tue, 3 Mar, 14:00–15:00"; the days alone of what lasts all day; an empty text for what is no time. */
export function formatSlot({ start, end }: MeetingSlot, locale: string, zone: string | undefined, dated = false): string {
  const [from, to] = [new Date(start), new Date(end)];
  if (Number.isNaN(from.getTime())) return '';
  const day = { day: 'numeric', month: 'short' } as const;
  const allDay = zoneOfDay(start);
  const format = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    timeZone: allDay ?? zone,
    ...((allDay || dated) && day),
    ...(!allDay && { hour: 'numeric', minute: '2-digit' }),
  });
  return to.getTime() > from.getTime() ? format.formatRange(from, to) : format.format(from);
}

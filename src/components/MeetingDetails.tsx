'use client';
import type { ReactElement } from 'react';
import type { Meeting, MeetingSlot } from '../model/notification.js';
import { useNow } from '../react/useNow.js';
import { Icon } from './icons.js';
import { useStrings } from './useStrings.js';

/** When and where; for a changed meeting the former time and place struck through above the new ones. */
export function MeetingDetails({ meeting }: { readonly meeting: Meeting }): ReactElement {
  const strings = useStrings();
  const now = useNow();
  const { previous, recurring } = meeting;
  return (
    <div className="cb-meeting">
      {previous && (
        <p className="cb-meeting-line">
          <span className="cb-sr">{strings.formerly} </span>
          <s className="cb-meeting-former">
            <Slot slot={previous} />
          </s>
        </p>
      )}
      <p className="cb-meeting-line" data-changed={previous !== undefined || undefined}>
        {previous && <span className="cb-sr">{strings.now} </span>}
        <Slot slot={meeting} note={hasEnded(meeting, now) ? strings.hasEnded : strings.yourTime} />
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

function Slot({ slot, note }: { readonly slot: MeetingSlot; readonly note?: string }): ReactElement {
  const { locale } = useStrings();
  const time = formatSlot(slot, locale);
  return (
    <>
      {time !== '' && <span className="cb-meeting-time">{time}</span>}
      {time !== '' && note !== undefined && <span className="cb-subtle"> ({note})</span>}
      {slot.place !== undefined && (
        <>
          {time !== '' && ' · '}
          <bdi>{slot.place}</bdi>
        </>
      )}
    </>
  );
}

/** An end before the start, or none that can be read, says nothing. */
function hasEnded({ start, end }: MeetingSlot, now: number): boolean {
  return Math.max(Date.parse(start), Date.parse(end)) < now;
}

/** "Tue, 14:00–15:00"; an empty text for what is no time. */
export function formatSlot({ start, end }: MeetingSlot, locale: string): string {
  const [from, to] = [new Date(start), new Date(end)];
  if (Number.isNaN(from.getTime())) return '';
  const format = new Intl.DateTimeFormat(locale, { weekday: 'short', hour: 'numeric', minute: '2-digit' });
  return to.getTime() > from.getTime() ? format.formatRange(from, to) : format.format(from);
}

import type { CSSProperties, ReactNode } from 'react';
import { MEETINGS, meetingOf, slotOf, weekStart, type CalendarEntry } from '../../shared/meetings.js';
import { personOf } from '../../shared/people.js';
import { daysFromToday, useFormat } from '../format.js';
import { Link } from '../router.js';
import { useSession } from '../session.js';
import { Avatar } from '../ui/Avatar.js';
import { Icon } from '../ui/icons.js';
import { NotFound } from './NotFound.js';
import { PageHead } from './PageHead.js';

const FIRST_HOUR = 8;
const LAST_HOUR = 17;
const HOURS = Array.from({ length: LAST_HOUR - FIRST_HOUR }, (_, index) => FIRST_HOUR + index);

/** The week of one's team; an address with a meeting's id shows what is known of it. */
export function CalendarPage({ id }: { readonly id?: string | undefined }): ReactNode {
  const format = useFormat();
  const { me } = useSession();
  const monday = weekStart();
  const chosen = id === undefined ? undefined : meetingOf(id);
  if (id !== undefined && chosen === undefined) return <NotFound what="There is no such meeting" />;
  const days = [0, 1, 2, 3, 4].map((offset) => new Date(monday.getFullYear(), monday.getMonth(), monday.getDate() + offset));
  const mine = MEETINGS.filter((meeting) => meeting.attendees.includes(me.id));

  return (
    <>
      <PageHead title="Calendar" note={`Week of ${format.day(monday)} · ${mine.length} meetings`} />
      <div className="calendar-columns" data-chosen={chosen === undefined ? undefined : true}>
        <div className="week">
          <div className="week-hours" aria-hidden="true">
            {HOURS.map((hour) => (
              <span key={hour} style={rows(hour, hour + 1)}>
                {format.time(new Date(2026, 0, 1, hour))}
              </span>
            ))}
          </div>
          {days.map((day, weekday) => (
            <section key={day.getTime()} className="day" data-today={daysFromToday(day) === 0 || undefined}>
              <h2>
                {format.weekday(day)} <b>{day.getDate()}</b>
              </h2>
              <ul>
                {mine
                  .filter((meeting) => meeting.weekday === weekday)
                  .map((meeting) => (
                    <MeetingBlock key={meeting.id} meeting={meeting} isChosen={meeting === chosen} />
                  ))}
              </ul>
            </section>
          ))}
        </div>
        {chosen === undefined ? null : <MeetingDetails meeting={chosen} />}
      </div>
    </>
  );
}

// Half-hour rows; React sets custom properties through CSSOM, which a strict content security policy allows.
function rows(from: number, to: number): CSSProperties {
  const line = (hours: number): number => Math.round((hours - FIRST_HOUR) * 4) + 1;
  return { gridRow: `${line(from)} / ${line(to)}` };
}

function MeetingBlock({ meeting, isChosen }: { readonly meeting: CalendarEntry; readonly isChosen: boolean }): ReactNode {
  const format = useFormat();
  const { start, end } = slotOf(meeting);
  return (
    <li style={rows(meeting.from, meeting.to)}>
      <Link
        href={`/calendar/${meeting.id}`}
        className="block"
        data-short={meeting.to - meeting.from < 1 || undefined}
        aria-current={isChosen ? 'page' : undefined}
      >
        <b>{meeting.title}</b>
        <span>{format.range(start, end)}</span>
        <span className="block-place">{meeting.place}</span>
      </Link>
    </li>
  );
}

function MeetingDetails({ meeting }: { readonly meeting: CalendarEntry }): ReactNode {
  const format = useFormat();
  const { start, end } = slotOf(meeting);
  return (
    <aside className="meeting card" aria-label={meeting.title}>
      <header>
        <h2>{meeting.title}</h2>
        <Link href="/calendar" className="ghost" aria-label="Close the meeting">
          <Icon name="close" size={18} />
        </Link>
      </header>
      <p className="meeting-line">
        <Icon name="calendar" size={18} />
        {format.weekday(start)} {format.day(start)}, {format.range(start, end)}
      </p>
      <p className="meeting-line">
        <Icon name="place" size={18} />
        {meeting.place}
      </p>
      {meeting.recurring === undefined ? null : (
        <p className="meeting-line">
          <Icon name="repeat" size={18} />
          {meeting.recurring}
        </p>
      )}
      <p className="meeting-notes">{meeting.notes}</p>
      <ul className="people">
        {meeting.attendees.map((attendee) => {
          const person = personOf(attendee);
          return person === undefined ? null : (
            <li key={attendee}>
              <Avatar name={person.name} src={person.avatar} />
              {person.name}
              {attendee === meeting.organiser ? <small>Organiser</small> : null}
            </li>
          );
        })}
      </ul>
    </aside>
  );
}

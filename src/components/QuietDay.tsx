'use client';
import type { ReactElement } from 'react';
import { enPreferences } from '../locales/internal/enPreferences.js';
import { copyDay } from '../model/copyDay.js';
import { isTimeOfDay, PREFERENCE_PATHS, readSetting, WEEKDAYS, type QuietSpan, type Weekday } from '../model/preferences.js';
import { useEdited, useField, usePreferenceEditor } from '../react/usePreferenceEditor.js';
import { Icon } from './icons.js';
import { PreferenceIcon } from './PreferenceIcon.js';
import { useEdit } from './preferencesContext.js';
import { sayWeekday } from './sayMoment.js';
import { useTexts } from './useStrings.js';

const WORKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];
const SPANS_MAX = 4;

/** The quiet spans of a weekday, and a way to give them to other days. */
export function QuietDay({ day }: { readonly day: Weekday }): ReactElement {
  const strings = useTexts(enPreferences);
  const editor = usePreferenceEditor();
  const edit = useEdit();
  const path = PREFERENCE_PATHS.quietDay(day);
  const { state } = useField(path);
  const spans = useEdited(({ getState }) => JSON.stringify(readSetting.quietDay(getState().document, day)));
  const list = JSON.parse(spans) as readonly QuietSpan[];
  const name = sayWeekday(day, strings.locale);

  function set(next: readonly QuietSpan[]): void {
    edit([{ path, value: next.length > 0 ? next.map(({ from, to }) => ({ from, to })) : null }]);
  }
  function change(index: number, part: Partial<QuietSpan>): void {
    if (!Object.values(part).every(isTimeOfDay)) return;
    set(list.map((span, at) => (at === index ? { ...span, ...part } : span)));
  }
  function copy(target: string): void {
    const changes = copyDay(editor.getState().document, day, target === 'workdays' ? WORKDAYS : WEEKDAYS);
    edit(Object.entries(changes).map(([changed, value]) => ({ path: changed, value })));
  }
  return (
    <div className="cb-day-row" role="group" aria-label={name} data-state={state}>
      <span className="cb-day-name">{name}</span>
      <div className="cb-day-spans">
        {list.length === 0 && <span className="cb-subtle">{strings.quietNever}</span>}
        {list.map((span, index) => (
          <span className="cb-span" key={`${index + 1}`}>
            <input
              type="time"
              className="cb-input"
              aria-label={strings.quietFrom(name)}
              value={span.from}
              onChange={({ target }) => change(index, { from: target.value })}
            />
            <span aria-hidden="true">–</span>
            <input
              type="time"
              className="cb-input"
              aria-label={strings.quietTo(name)}
              value={span.to}
              onChange={({ target }) => change(index, { to: target.value })}
            />
            {span.to <= span.from && <span className="cb-subtle cb-span-note">{strings.quietNextDay}</span>}
            <button
              type="button"
              className="cb-icon-button"
              aria-label={strings.quietRemove(name, span.from, span.to)}
              onClick={() => set(list.filter((_, at) => at !== index))}
            >
              <Icon name="close" />
            </button>
          </span>
        ))}
      </div>
      <span className="cb-day-tools">
        {list.length < SPANS_MAX && (
          <button
            type="button"
            className="cb-icon-button"
            aria-label={strings.quietAdd(name)}
            title={strings.quietAdd(name)}
            onClick={() => set([...list, list.length === 0 ? { from: '22:00', to: '07:00' } : { from: '12:00', to: '13:00' }])}
          >
            <PreferenceIcon name="plus" />
          </button>
        )}
        <select
          className="cb-select cb-copy"
          aria-label={strings.quietCopy(name)}
          value=""
          onChange={({ target }) => target.value !== '' && copy(target.value)}
        >
          <option value="">{strings.quietCopyTo}</option>
          <option value="workdays">{strings.quietWorkdays}</option>
          <option value="all">{strings.quietAllDays}</option>
        </select>
      </span>
    </div>
  );
}

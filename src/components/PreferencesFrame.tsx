'use client';
import clsx from 'clsx';
import { useContext, useId, useMemo, type ReactElement, type ReactNode } from 'react';
import { enPreferences } from '../locales/internal/enPreferences.js';
import { useCasebell } from '../react/context.js';
import { useEdited, usePreferenceEditor } from '../react/usePreferenceEditor.js';
import { useStoreState } from '../react/useStoreState.js';
import { PreferencesContext, useHeadings, type PreferencesContextValue, type SaveMode } from './preferencesContext.js';
import { PreferencesSaveBar } from './PreferencesSaveBar.js';
import { useTexts } from './useStrings.js';

/** What every part of the preferences takes. */
export interface PreferencesPartProps {
  /** @default 'manual' inside of nothing; in a page its own */
  readonly save?: SaveMode;
  readonly className?: string;
}

/** A part of the preferences: a section of the page around; on its own with a frame, a Save bar, and words where there is nothing to edit. */
export function PreferencesSection({ title, note, className, save = 'manual', children }: PreferencesSectionProps): ReactElement {
  const isInside = useContext(PreferencesContext) !== null;
  const id = useId();
  const [Heading] = useHeadings();
  const section = (
    <section className={clsx('cb-settings', className)} aria-labelledby={id}>
      <div className="cb-settings-head">
        <Heading id={id} className="cb-settings-title" tabIndex={-1}>
          {title}
        </Heading>
        {note !== undefined && <p className="cb-settings-note">{note}</p>}
      </div>
      {children}
    </section>
  );
  return isInside ? section : <PreferencesFrame save={save}>{section}</PreferencesFrame>;
}

interface PreferencesSectionProps extends PreferencesPartProps {
  readonly title: string;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

/** The outermost element of preferences, whole or in parts. */
export function PreferencesFrame({ save = 'manual', inPanel = false, className, children }: PreferencesFrameProps): ReactElement {
  const { dir, className: rootClass } = useCasebell();
  const available = useEdited((editor) => editor.getState().available);
  const value = useMemo<PreferencesContextValue>(() => ({ save, level: inPanel ? 3 : 2 }), [save, inPanel]);
  return (
    <PreferencesContext.Provider value={value}>
      <div
        className={clsx(!inPanel && ['cb-root', rootClass], 'cb-preferences', className)}
        dir={inPanel ? undefined : dir}
        data-panel={inPanel || undefined}
      >
        {available ? <div className="cb-preferences-body">{children}</div> : <Unavailable />}
        {available && <PreferencesSaveBar instant={save === 'instant'} />}
      </div>
    </PreferencesContext.Provider>
  );
}

interface PreferencesFrameProps extends PreferencesPartProps {
  readonly inPanel?: boolean;
  readonly children: ReactNode;
}

/** There is no document: not yet, not for somebody who is signed out, or not at all. */
function Unavailable(): ReactElement {
  const strings = useTexts(enPreferences);
  const editor = usePreferenceEditor();
  const problem = useEdited(() => editor.getState().problem);
  const ready = useStoreState((state) => state.ready);
  if (!ready && problem === null) {
    return (
      <div className="cb-preferences-wait" role="status" aria-label={strings.preferencesLoading}>
        {LINES.map((line) => (
          <span key={line} className="cb-preferences-line" />
        ))}
      </div>
    );
  }
  return (
    <div className="cb-preferences-none" role="status">
      <p className="cb-settings-title">
        {problem === 'signedOut' ? strings.preferencesSignedOut : problem ? strings.preferencesFailed : strings.preferencesNone}
      </p>
      {problem && (
        <button type="button" className="cb-button" data-emphasis="secondary" onClick={editor.retry}>
          {strings.preferencesRetry}
        </button>
      )}
    </div>
  );
}

const LINES = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

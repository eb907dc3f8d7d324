'use client';
import { useEffect, useRef, type ReactElement } from 'react';
import { enPreferences } from '../locales/internal/enPreferences.js';
import { Icon } from './icons.js';
import { PreferenceIcon } from './PreferenceIcon.js';
import { NotificationPreferences } from './NotificationPreferences.js';
import { useStrings, useTexts } from './useStrings.js';

/** The preferences in place of the list, behind the panel's cog. */
export function PanelPreferences({ titleId, onBack, onClose }: PanelPreferencesProps): ReactElement {
  const panel = useStrings();
  const strings = useTexts(enPreferences);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  return (
    <>
      <div className="cb-panel-header cb-preferences-header">
        <button
          type="button"
          className="cb-icon-button"
          aria-label={strings.preferencesBack}
          title={strings.preferencesBack}
          onClick={onBack}
        >
          <PreferenceIcon name="back" />
        </button>
        <h2 className="cb-panel-title" id={titleId} ref={title} tabIndex={-1}>
          {strings.preferencesTitle}
        </h2>
        <span className="cb-spring" />
        {onClose && (
          <button type="button" className="cb-icon-button" aria-label={panel.close} title={panel.close} onClick={onClose}>
            <Icon name="close" />
          </button>
        )}
      </div>
      <NotificationPreferences inPanel />
    </>
  );
}

interface PanelPreferencesProps {
  readonly titleId: string;
  readonly onBack: () => void;
  readonly onClose?: () => void;
}

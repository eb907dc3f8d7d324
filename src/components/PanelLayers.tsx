'use client';
import { useCallback, useEffect, type ReactElement } from 'react';
import { usePanel } from './panelContext.js';
import { useTriage } from './triage.js';
import { useTriageParts } from './useTriageParts.js';

/** The bar over a selection, and what lies over the panel. */
export function PanelLayers({ onFailed }: PanelLayersProps): ReactElement | null {
  const { triage, view } = usePanel();
  // What is selected is selected in a view.
  useEffect(() => triage?.select([]), [triage, view.id]);
  const layer = useTriage((state) => state.layer);
  const isSelecting = useTriage((state) => state.selected.size > 0);
  const touch = useTriage((state) => state.touch);
  const onClose = useCallback(() => triage?.open(null), [triage]);
  const isOpen = layer !== null;
  const giveUp = useCallback(() => {
    onClose();
    if (isOpen) onFailed();
  }, [isOpen, onClose, onFailed]);
  const parts = useTriageParts(isOpen || isSelecting || touch !== null, giveUp);
  return (
    parts && (
      <>
        {isSelecting && <parts.BulkBar />}
        {touch && <parts.SwipeTrack first={touch} />}
        {layer && <parts.Layer layer={layer} onClose={onClose} />}
      </>
    )
  );
}

interface PanelLayersProps {
  /** The code of what somebody opened could not be loaded. */
  readonly onFailed: () => void;
}

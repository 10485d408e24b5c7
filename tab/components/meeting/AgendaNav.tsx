import { mergeClasses } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import type { AgendaEntryView } from '#domain/meeting-view';
import { strings } from '#tab/strings';
import { RagMark } from '../rag-mark/RagMark.tsx';
import { useAgendaStyles } from './agenda-styles.ts';

export interface AgendaNavProps {
  lines: readonly AgendaEntryView[];
  /** What this person looks at. */
  shownId: string | null;
  /** What the room looks at. */
  currentId: string | null;
  onChoose: (itemId: string) => void;
}

/** The agenda beside the item on show: where the room is, what is done, and a way to any of it. */
export function AgendaNav({ lines, shownId, currentId, onChoose }: AgendaNavProps) {
  const styles = useAgendaStyles();
  const list = useRef<HTMLOListElement>(null);
  const words = strings.meeting.agenda;
  useEffect(() => {
    const entry = list.current?.querySelector<HTMLElement>('[aria-current="true"]');
    const box = list.current?.parentElement;
    // The list's own scrolling only: the page stays where it is.
    if (entry && box) box.scrollTop = Math.max(0, entry.offsetTop - box.clientHeight / 2);
  }, [shownId]);
  return (
    <ol ref={list} className={styles.nav} aria-label={words.label}>
      {lines.map((line, index) => {
        const isShown = line.itemId === shownId;
        return (
          <li key={line.itemId}>
            <button
              type="button"
              aria-current={isShown}
              className={mergeClasses(
                styles.entry,
                isShown && styles.shown,
                line.state === 'discussed' && !isShown && styles.done,
              )}
              onClick={() => onChoose(line.itemId)}
            >
              <RagMark rag={line.rag} isCompact />
              <span className={styles.oneLine} title={line.text}>
                <span className={styles.heard}>{`${index + 1}. `}</span>
                <span className={styles.ref}>{line.ref}</span>
                {line.text}
              </span>
              <span className={styles.mark}>
                {line.itemId === currentId && !isShown && words.room}
                {line.state === 'discussed' && line.itemId !== currentId && (
                  <CheckmarkRegular aria-label={words.discussed} />
                )}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

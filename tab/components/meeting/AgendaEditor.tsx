import { Button, mergeClasses } from '@fluentui/react-components';
import {
  ArrowDownRegular,
  ArrowUpRegular,
  DismissRegular,
  ReOrderDotsVerticalRegular,
} from '@fluentui/react-icons';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { AgendaEntryView } from '#domain/meeting-view';
import { strings } from '#tab/strings';
import { RagMark } from '../rag-mark/RagMark.tsx';
import { reasonsBeside } from './reasons-beside.ts';
import { useAgendaStyles } from './agenda-styles.ts';
import { useDragOrder } from './useDragOrder.ts';

export interface AgendaEditorProps {
  lines: readonly AgendaEntryView[];
  /** Null where it is only read. */
  edit: {
    onMove: (from: number, to: number) => void;
    onRemove: (itemId: string) => void;
  } | null;
}

/** What the meeting will talk about, in order: by drag, by buttons, or by Alt and the arrow keys. */
export function AgendaEditor({ lines, edit }: AgendaEditorProps) {
  const styles = useAgendaStyles();
  const words = strings.meeting.agenda;
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState('');
  const wanted = useRef<{ itemId: string; button: string } | null>(null);

  const move = (from: number, to: number, button: string | null) => {
    const line = lines[from];
    if (!line || !edit || to < 0 || to >= lines.length) return;
    wanted.current = button ? { itemId: line.itemId, button } : null;
    setSaid(words.moved(line.ref, to + 1, lines.length));
    edit.onMove(from, to);
  };
  const { drag, handle } = useDragOrder({ list, onMove: (from, to) => move(from, to, null) });

  useEffect(() => {
    if (!wanted.current) return;
    const { itemId, button } = wanted.current; // the row may have been drawn anew in its new place
    wanted.current = null;
    const row = [...(list.current?.children ?? [])].find(
      (child) => child.getAttribute('data-item') === itemId,
    );
    row?.querySelector<HTMLElement>(`[data-button="${button}"]`)?.focus();
  }, [lines]);

  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (!event.altKey || step === 0) return;
    event.preventDefault();
    const button = document.activeElement?.getAttribute('data-button') ?? 'up';
    move(index, index + step, button);
  };
  const remove = (index: number) => {
    const next = lines[index + 1] ?? lines[index - 1];
    const line = lines[index];
    if (!line || !edit) return;
    wanted.current = next ? { itemId: next.itemId, button: 'remove' } : null;
    setSaid(words.removed(line.ref));
    edit.onRemove(line.itemId);
  };

  return (
    <>
      <ol ref={list} className={styles.list} aria-label={words.label}>
        {lines.map((line, index) => (
          <li
            key={line.itemId}
            data-item={line.itemId}
            onKeyDown={(event) => onKeyDown(event, index)}
            className={mergeClasses(
              styles.row,
              drag?.from === index && styles.carried,
              drag?.to === index && drag.from !== index && styles.target,
            )}
          >
            <span className={styles.lead}>
              {edit && (
                <span className={styles.handle} title={words.drag} aria-hidden {...handle(index)}>
                  <ReOrderDotsVerticalRegular />
                </span>
              )}
              {index + 1}
            </span>
            <div className={styles.body}>
              <p className={mergeClasses(styles.title, styles.clamped)}>
                <span className={styles.ref}>{line.ref}</span>
                {line.text}
              </p>
              <p className={styles.meta}>
                <RagMark rag={line.rag} />
                {reasonsBeside(line).map(({ text }) => (
                  <span key={text} className={styles.reason}>
                    {text}
                  </span>
                ))}
                <span>{line.planTitle}</span>
              </p>
            </div>
            {edit && (
              <div className={styles.buttons}>
                <Button
                  appearance="subtle"
                  data-button="up"
                  icon={<ArrowUpRegular />}
                  aria-label={words.up(line.ref)}
                  title={words.upHint}
                  disabledFocusable={index === 0}
                  onClick={() => move(index, index - 1, 'up')}
                />
                <Button
                  appearance="subtle"
                  data-button="down"
                  icon={<ArrowDownRegular />}
                  aria-label={words.down(line.ref)}
                  title={words.downHint}
                  disabledFocusable={index === lines.length - 1}
                  onClick={() => move(index, index + 1, 'down')}
                />
                <Button
                  appearance="subtle"
                  data-button="remove"
                  icon={<DismissRegular />}
                  aria-label={words.remove(line.ref)}
                  title={words.removeHint}
                  onClick={() => remove(index)}
                />
              </div>
            )}
          </li>
        ))}
      </ol>
      <div role="status" className={styles.heard}>
        {said}
      </div>
    </>
  );
}

import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { PostChange } from '#tab/api/posts';
import { strings } from '#tab/strings';
import { useStyles } from './styles.ts';
import { useSendPosts } from './useSendPosts.ts';

export interface SavedNoticeProps {
  message: string;
  /** What takes it back; empty where it cannot be taken back. */
  undo: readonly PostChange[];
  onUndone: () => void;
}

/** What was just done, said aloud, and the way back. */
export function SavedNotice({ message, undo, onUndone }: SavedNoticeProps) {
  const styles = useStyles();
  const words = strings.people;
  const [isUndone, setUndone] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What was pressed has gone with its form; the keyboard goes on from what came of it.
    if (document.activeElement === document.body) bar.current?.focus();
  }, [isUndone]);
  const sending = useSendPosts(() => {
    setUndone(true);
    onUndone();
  });
  const problems = sending.error
    ? [sending.error.message]
    : sending.failed.flatMap(({ problems: sentences }) => sentences);
  const said = isUndone ? words.undone : problems.length > 0 ? words.notUndone(problems.join(' ')) : message;
  const mayUndo = undo.length > 0 && !isUndone && sending.failed.length === 0;
  return (
    <div ref={bar} tabIndex={-1}>
      <MessageBar intent={problems.length > 0 ? 'warning' : 'success'} className={styles.message}>
        <MessageBarBody>{said}</MessageBarBody>
        {mayUndo && (
          <MessageBarActions>
            <Button
              disabledFocusable={sending.isPending}
              onClick={sending.retry ?? (() => sending.send([...undo]))}
            >
              {sending.isPending ? words.undoing : words.undo}
            </Button>
          </MessageBarActions>
        )}
      </MessageBar>
    </div>
  );
}

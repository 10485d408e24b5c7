import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DoneEntry } from '#domain/my-work-view';
import type { MeView } from '#domain/view';
import { useApi } from '../api/ApiProvider.tsx';
import { undo } from '../api/my-work.ts';
import { undoSaid } from '../components/my-work/undo-said.ts';
import { DoneList } from '../components/my-work/DoneList.tsx';
import { useStyles } from '../components/my-work/styles.ts';
import { strings } from '../strings.ts';

export interface MyDoneProps {
  me: MeView;
  done: readonly DoneEntry[];
  onOpen: (itemId: string) => void;
}

/** What the person recorded, and taking it back. */
export function MyDone({ me, done, onOpen }: MyDoneProps) {
  const api = useApi();
  const queries = useQueryClient();
  const styles = useStyles();
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [news, setNews] = useState<string | null>(null);

  async function takeBack({ entryIds, ref }: DoneEntry): Promise<void> {
    if (entryIds.some((id) => busy.has(id))) return;
    setBusy((before) => new Set([...before, ...entryIds]));
    try {
      const undone = await undo(api, entryIds);
      setNews(`${ref}: ${undoSaid(undone)}`);
      await queries.invalidateQueries();
    } catch (error) {
      setNews(`${ref}: ${error instanceof Error ? error.message : strings.failures.unexpected}`);
    } finally {
      setBusy((before) => new Set([...before].filter((id) => !entryIds.includes(id))));
    }
  }

  return (
    <>
      <DoneList
        done={done}
        today={me.today}
        busy={busy}
        onOpen={onOpen}
        onUndo={(entry) => void takeBack(entry)}
      />
      <p role="status" className={styles.line}>
        {news}
      </p>
    </>
  );
}

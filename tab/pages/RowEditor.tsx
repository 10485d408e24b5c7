import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { MeView } from '#domain/view';
import { useItem } from '../api/queries.ts';
import { FailedNotice } from '../components/notice/FailedNotice.tsx';
import { LoadingRows } from '../components/notice/LoadingRows.tsx';
import { emptyDraft, targetsOf } from '../components/update-form/draft.ts';
import { useDraft } from '../components/update-form/useDraft.ts';
import { strings } from '../strings.ts';
import { ItemUpdate } from './ItemUpdate.tsx';

export interface RowEditorProps {
  me: MeView;
  itemId: string;
  /** The action the row shows; null for the recommendation as a whole. */
  actionId: string | null;
  /** Where writing begins: with the words, or with the first field there is. */
  startsWith?: 'note';
  /** Saved or let go. */
  onDone: (isSaved: boolean) => void;
}

/** An item's update beneath its own row, without leaving the list. The draft is the one its panel shows too. */
export function RowEditor({ me, itemId, actionId, startsWith, onDone }: RowEditorProps) {
  const item = useItem(itemId);
  const { draft, keep } = useDraft(me.id, itemId);
  const root = useRef<HTMLDivElement>(null);
  const isLoaded = item.data !== undefined;
  useEffect(() => {
    const wanted = startsWith ? `[name=${startsWith}]` : 'input, select, textarea';
    if (isLoaded) root.current?.querySelector<HTMLElement>(wanted)?.focus();
  }, [isLoaded, startsWith]);

  if (!item.data) {
    if (item.isPending) return <LoadingRows isPart label={strings.loading.item} rows={2} height={32} />;
    return (
      <FailedNotice
        level={3}
        error={item.error}
        isRetrying={item.isFetching}
        onRetry={() => void item.refetch()}
      />
    );
  }
  const [first = null] = targetsOf(item.data);
  const target = targetsOf(item.data).includes(actionId) ? actionId : first;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    onDone(false); // what was written is kept, and is there again on coming back
  };
  return (
    <div ref={root} onKeyDown={onKeyDown}>
      <ItemUpdate
        item={item.data}
        draft={draft ?? emptyDraft(item.data, target)}
        keep={keep}
        onSaved={() => onDone(true)}
        onDropped={() => onDone(false)}
      />
    </div>
  );
}

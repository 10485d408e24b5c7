import { useRef, useState } from 'react';
import type { ItemDetail } from '#domain/view';
import { DiscardDialog } from '../components/update-form/DiscardDialog.tsx';
import { isWritten, type Draft } from '../components/update-form/draft.ts';
import { ProblemList } from '../components/update-form/ProblemList.tsx';
import { UpdateForm } from '../components/update-form/UpdateForm.tsx';
import type { KeptDraft } from '../components/update-form/useDraft.ts';
import { strings } from '../strings.ts';
import { useSaveUpdate } from './useSaveUpdate.ts';

export interface ItemUpdateProps extends Pick<KeptDraft, 'keep'> {
  item: ItemDetail;
  draft: Draft;
  /** It is kept, and stands in the item. */
  onSaved: () => void;
  /** The person let it go. */
  onDropped: () => void;
}

/** An update being written, sent and, where somebody else was first, settled. */
export function ItemUpdate({ item, draft, keep, onSaved, onDropped }: ItemUpdateProps) {
  const save = useSaveUpdate();
  const isSending = useRef(false); // a double click comes before the button is drawn as disabled
  const [isAsking, setAsking] = useState(false);
  const outcome = save.data;
  const theirs = outcome && !outcome.ok && outcome.reason === 'changed' ? outcome.theirs : null;
  const problems = outcome && !outcome.ok && outcome.reason === 'problems' ? outcome.problems : [];
  const drop = () => {
    save.reset();
    keep(null);
    onDropped();
  };
  const send = () => {
    if (isSending.current) return;
    isSending.current = true;
    save.mutate(
      { draft, item, onAttempt: keep },
      {
        onSuccess: (result) => {
          if (!result.ok) return;
          keep(null);
          onSaved();
        },
        onSettled: () => (isSending.current = false),
      },
    );
  };
  return (
    <>
      {save.isError && <ProblemList problems={[save.error.message, strings.form.notSent]} />}
      <UpdateForm
        item={item}
        draft={draft}
        isSaving={save.isPending}
        problems={problems}
        theirs={theirs}
        onDraft={keep}
        onSave={send}
        onCancel={() => (isWritten(draft, item) ? setAsking(true) : drop())}
        onSettled={save.reset}
      />
      <DiscardDialog
        isOpen={isAsking}
        onKeep={() => setAsking(false)}
        onDiscard={() => {
          setAsking(false);
          drop();
        }}
      />
    </>
  );
}

import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarBody,
  ProgressBar,
} from '@fluentui/react-components';
import { useState, type FormEvent } from 'react';
import type { ItemRow, PlanPost } from '#domain/view';
import { strings } from '../strings.ts';
import type { BulkDraft, BulkKind } from '../components/bulk/bulk-change.ts';
import { BulkFields } from '../components/bulk/BulkFields.tsx';
import { OutcomeList } from '../components/bulk/OutcomeList.tsx';
import { useStyles } from '../components/bulk/styles.ts';
import { useBulk } from './useBulk.ts';

export interface BulkDialogProps {
  kind: BulkKind;
  items: readonly ItemRow[];
  /** The rows chosen. */
  ids: ReadonlySet<string>;
  posts: readonly PlanPost[];
  /** `isDone` once something was saved. */
  onClose: (isDone: boolean) => void;
}

/** Changes many rows: what, then exactly which and which not, then how it went. */
export function BulkDialog({ kind, items, ids, posts, onClose }: BulkDialogProps) {
  const styles = useStyles();
  const [draft, setDraft] = useState<BulkDraft>({ kind, value: '', reason: '' });
  const [chosen] = useState(ids); // rows that no longer match the filter once changed are still meant
  const { state, error, isBusy, preview, back, commit, undo } = useBulk(items, chosen);
  const close = () => state.step !== 'sending' && onClose(state.step === 'done');

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (state.step === 'choose') preview(draft);
    else commit();
  }

  return (
    <Dialog open onOpenChange={(_, { open }) => !open && close()}>
      <DialogSurface className={styles.dialog}>
        <form onSubmit={submit} noValidate>
          <DialogBody>
            <DialogTitle>{strings.bulk.titles[kind](chosen.size)}</DialogTitle>
            <DialogContent className={styles.content}>
              {error && (
                <MessageBar intent="error" layout="multiline" role="alert">
                  <MessageBarBody>{error}</MessageBarBody>
                </MessageBar>
              )}
              {state.step === 'choose' && <BulkFields draft={draft} posts={posts} onDraft={setDraft} />}
              {state.step === 'preview' && (
                <>
                  <OutcomeList title={strings.bulk.allowed(state.allowed.length)} outcomes={state.allowed} />
                  <OutcomeList title={strings.bulk.refused(state.refused.length)} outcomes={state.refused} />
                </>
              )}
              {state.step === 'sending' && (
                <div role="status">
                  <p className={styles.text}>{strings.bulk.sending(state.done, state.total)}</p>
                  <ProgressBar value={state.done} max={state.total} aria-label={strings.bulk.label} />
                </div>
              )}
              {state.step === 'done' && (
                <>
                  <p className={styles.text} role="status">
                    {state.wasUndone
                      ? strings.bulk.undone(state.saved.length)
                      : strings.bulk.saved(state.saved.length)}
                  </p>
                  <OutcomeList title={strings.bulk.failed(state.failed.length)} outcomes={state.failed} />
                </>
              )}
            </DialogContent>
            <DialogActions>
              {(state.step === 'choose' || state.step === 'preview') && (
                <Button onClick={close}>{strings.form.cancel}</Button>
              )}
              {state.step === 'choose' && (
                <Button type="submit" appearance="primary" disabledFocusable={isBusy}>
                  {strings.bulk.preview}
                </Button>
              )}
              {state.step === 'preview' && (
                <>
                  <Button onClick={back}>{strings.bulk.back}</Button>
                  <Button
                    type="submit"
                    appearance="primary"
                    disabledFocusable={isBusy || state.allowed.length === 0}
                  >
                    {strings.bulk.commit(state.allowed.length)}
                  </Button>
                </>
              )}
              {state.step === 'done' && undo && (
                <Button onClick={undo} disabledFocusable={isBusy}>
                  {strings.bulk.undo}
                </Button>
              )}
              {state.step === 'done' && (
                <Button appearance="primary" onClick={close}>
                  {strings.bulk.close}
                </Button>
              )}
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

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
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BulkOutcome } from '#api/contract/bulk';
import type { WorkRow } from '#domain/my-work-view';
import { useApi } from '../api/ApiProvider.tsx';
import { sendUpdates } from '../api/bulk.ts';
import { undo } from '../api/my-work.ts';
import { useStyles as useDialogStyles } from '../components/bulk/styles.ts';
import { keyOf } from '../components/my-work/rows.ts';
import { useStyles } from '../components/my-work/styles.ts';
import { strings } from '../strings.ts';
import { notDone } from './useOnTrack.ts';

export interface OnTrackDialogProps {
  rows: readonly WorkRow[];
  onRecorded: (key: string, ids: string[]) => void;
  /** `isDone` once something was recorded. */
  onClose: (isDone: boolean) => void;
}

type Step =
  | { is: 'preview' }
  | { is: 'sending'; done: number }
  | { is: 'done'; outcomes: BulkOutcome[] }
  | { is: 'undone'; count: number };

/** "Still on track" for several rows: first exactly what will be written, then how it went, with a way back. */
export function OnTrackDialog({ rows, onRecorded, onClose }: OnTrackDialogProps) {
  const api = useApi();
  const queries = useQueryClient();
  const styles = useStyles();
  const dialog = useDialogStyles();
  const [step, setStep] = useState<Step>({ is: 'preview' });
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  // Made once: sent again after a broken connection, each is recorded once.
  const [updates] = useState(() =>
    rows.map((row) => ({
      id: crypto.randomUUID(),
      itemId: row.item.id,
      actionId: row.action?.id ?? null,
      change: { unchanged: true as const },
      basedOn: { item: row.item.eTag, action: row.action?.eTag ?? null },
    })),
  );
  const rowOf = (id: string) => rows[updates.findIndex((update) => update.id === id)];

  function run(work: () => Promise<void>, failed = strings.myWork.failed): void {
    if (isBusy) return;
    setBusy(true);
    setError(null);
    work()
      .catch((cause: unknown) => setError(notDone(cause, failed)))
      .finally(() => {
        setBusy(false);
        void queries.invalidateQueries();
      });
  }

  const record = () =>
    run(async () => {
      const outcomes: BulkOutcome[] = [];
      setStep({ is: 'sending', done: 0 });
      try {
        await sendUpdates(api, updates, (some) => {
          outcomes.push(...some);
          setStep({ is: 'sending', done: outcomes.length });
        });
      } catch (cause) {
        setStep({ is: 'preview' });
        throw cause;
      }
      for (const { id, result } of outcomes) {
        const row = rowOf(id);
        if (row && result === 'saved') onRecorded(keyOf(row), [id]);
      }
      setStep({ is: 'done', outcomes });
    });
  const takeBack = (ids: string[]) =>
    run(async () => {
      const undone = await undo(api, ids);
      setStep({ is: 'undone', count: undone.filter(({ result }) => result === 'undone').length });
    }, strings.myWork.notTakenBack);

  const saved = step.is === 'done' ? step.outcomes.filter(({ result }) => result === 'saved') : [];
  const failed = step.is === 'done' ? step.outcomes.filter(({ result }) => result !== 'saved') : [];
  const isOver = step.is === 'done' || step.is === 'undone';
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && step.is !== 'sending' && onClose(isOver)}>
      <DialogSurface className={dialog.dialog}>
        <DialogBody>
          <DialogTitle>{strings.myWork.severalTitle(rows.length)}</DialogTitle>
          <DialogContent className={dialog.content}>
            {error && (
              <MessageBar intent="error" layout="multiline" role="alert">
                <MessageBarBody>{error}</MessageBarBody>
              </MessageBar>
            )}
            {step.is === 'preview' && (
              <>
                <p className={dialog.text}>{strings.myWork.severalHint}</p>
                <ul className={styles.dialogList}>
                  {rows.map((row) => (
                    <li key={row.id}>
                      <span className={styles.ref}>{row.action?.ref ?? row.item.ref}</span>{' '}
                      {row.position ?? strings.myWork.nothingNew}
                    </li>
                  ))}
                </ul>
              </>
            )}
            {step.is === 'sending' && (
              <div role="status">
                <p className={dialog.text}>{strings.myWork.severalSending(step.done, rows.length)}</p>
                <ProgressBar
                  value={step.done}
                  max={rows.length}
                  aria-label={strings.myWork.severalSending(step.done, rows.length)}
                />
              </div>
            )}
            {isOver && (
              <p className={dialog.text} role="status">
                {step.is === 'done'
                  ? strings.myWork.severalSaved(saved.length)
                  : strings.myWork.severalUndone(step.count)}
              </p>
            )}
            {failed.length > 0 && (
              <section>
                <h3 className={dialog.listTitle}>{strings.myWork.severalFailed(failed.length)}</h3>
                <ul className={styles.dialogList}>
                  {failed.map(({ id, problems }) => (
                    <li key={id}>
                      <span className={styles.ref}>{rowOf(id)?.action?.ref ?? rowOf(id)?.item.ref}</span>{' '}
                      {problems.join(' ')}
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </DialogContent>
          <DialogActions>
            {saved.length > 0 && (
              <Button disabledFocusable={isBusy} onClick={() => takeBack(saved.map(({ id }) => id))}>
                {strings.myWork.undoAll}
              </Button>
            )}
            {step.is !== 'sending' && (
              <Button appearance={isOver ? 'primary' : 'secondary'} onClick={() => onClose(isOver)}>
                {isOver ? strings.bulk.close : strings.myWork.cancel}
              </Button>
            )}
            {step.is === 'preview' && (
              <Button appearance="primary" disabledFocusable={isBusy} onClick={record}>
                {strings.myWork.severalCommit(rows.length)}
              </Button>
            )}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

import { Button } from '@fluentui/react-components';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { MeView } from '#domain/view';
import type { WorkRow } from '#domain/my-work-view';
import { useStyles as useBarStyles } from '../components/bulk/styles.ts';
import { onRowKey } from '../components/my-work/row-keys.ts';
import { keyOf, mayConfirm, versionOf } from '../components/my-work/rows.ts';
import { useStyles } from '../components/my-work/styles.ts';
import { WorkRowView } from '../components/my-work/WorkRowView.tsx';
import { OrderNotice } from '../components/notice/OrderNotice.tsx';
import { strings } from '../strings.ts';
import { useFreshItems } from './useFreshItems.ts';
import { useOnTrack } from './useOnTrack.ts';
import { useSettledRows } from './useSettledRows.ts';
import { WorkActions, type OpenForm } from './WorkActions.tsx';

const OnTrackDialog = lazy(() =>
  import('./OnTrackDialog.tsx').then((page) => ({ default: page.OnTrackDialog })),
);

export interface MyWorkListProps {
  me: MeView;
  /** Most urgent first. */
  rows: readonly WorkRow[];
  onOpen: (itemId: string) => void;
}

/** The person's own rows by group, each with what can be done about it in place; one form is open at a time. */
export function MyWorkList({ me, rows, onOpen }: MyWorkListProps) {
  const styles = useStyles();
  const bar = useBarStyles();
  const onTrack = useOnTrack();
  const { groups, changes, settle, watch } = useSettledRows(rows, (key) => onTrack.stateOf(key) !== null);
  const freshIds = useFreshItems(
    useMemo(() => rows.map((row) => ({ id: keyOf(row), version: versionOf(row) })), [rows]),
  );
  const [form, setForm] = useState<{ key: string; form: OpenForm } | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [several, setSeveral] = useState<readonly WorkRow[] | null>(null);
  const chosenRows = rows.filter((row) => chosen.has(keyOf(row)) && mayConfirm(row));
  const clear = () => setChosen(new Set());
  if (groups.length === 0) return null;
  return (
    <>
      {rows.some(mayConfirm) && <p className={styles.keys}>{strings.myWork.keys}</p>}
      {changes > 0 && <OrderNotice changes={changes} onRefresh={settle} />}
      <div onKeyDown={onRowKey} {...watch}>
        {groups.map(({ group, rows: placed }) => (
          <section key={group} className={styles.group} aria-labelledby={`work-${group}`}>
            <h2 id={`work-${group}`} className={styles.heading}>
              <span className={group === 'overdue' ? styles.late : undefined}>
                {strings.myWork.groups[group]}
              </span>
              <span className={styles.count}>{placed.filter(({ isGone }) => !isGone).length}</span>
            </h2>
            {strings.myWork.hints[group] && <p className={styles.hint}>{strings.myWork.hints[group]}</p>}
            <ul className={styles.list}>
              {placed.map(({ key, row, isGone }) => (
                <WorkRowView
                  key={key}
                  row={row}
                  today={me.today}
                  isGone={isGone}
                  isFresh={freshIds.has(key) && onTrack.stateOf(key) === null}
                  choice={
                    mayConfirm(row) && !isGone
                      ? {
                          isChosen: chosen.has(key),
                          onToggle: () => setChosen((before) => toggled(before, key)),
                        }
                      : null
                  }
                  onOpen={() => onOpen(row.item.id)}
                >
                  <WorkActions
                    me={me}
                    row={row}
                    isGone={isGone}
                    onTrack={onTrack}
                    form={form?.key === key ? form.form : null}
                    onForm={(next) => setForm(next && { key, form: next })}
                  />
                </WorkRowView>
              ))}
            </ul>
          </section>
        ))}
      </div>
      {chosenRows.length > 0 && (
        <div className={bar.bar} role="region" aria-label={strings.myWork.chosenLabel}>
          <span role="status" className={bar.size}>
            {strings.myWork.chosen(chosenRows.length)}
          </span>
          <Button size="small" appearance="primary" onClick={() => setSeveral(chosenRows)}>
            {strings.myWork.onTrack}
          </Button>
          <Button size="small" appearance="subtle" onClick={clear}>
            {strings.myWork.chooseNone}
          </Button>
        </div>
      )}
      {several && (
        <Suspense>
          <OnTrackDialog
            rows={several}
            onRecorded={onTrack.noteRecorded}
            onClose={(isDone) => {
              setSeveral(null);
              if (isDone) clear();
            }}
          />
        </Suspense>
      )}
    </>
  );
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  return keys.has(key) ? new Set([...keys].filter((other) => other !== key)) : new Set([...keys, key]);
}

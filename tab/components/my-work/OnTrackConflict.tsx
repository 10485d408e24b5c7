import { Button } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { ragLabel } from '#domain/rag';
import { statusLabels } from '#domain/status';
import type { WorkRow } from '#domain/my-work-view';
import type { ItemDetail } from '#domain/view';
import { longInstant } from '#tab/instants';
import { strings } from '#tab/strings';
import { dueText } from '../due-date/due-text.ts';
import { useStyles } from './styles.ts';

export interface OnTrackConflictProps {
  /** What the person had before them. */
  saw: WorkRow;
  /** The item as somebody else left it. */
  theirs: ItemDetail;
  onConfirm: () => void;
  onLeave: () => void;
}

/** What the person meant to confirm beside what somebody made of it since; nothing was recorded. */
export function OnTrackConflict({ saw, theirs, onConfirm, onLeave }: OnTrackConflictProps) {
  const styles = useStyles();
  const title = useRef<HTMLHeadingElement>(null);
  const action = theirs.actions.find(({ id }) => id === saw.action?.id) ?? null;
  const [latest] = theirs.history;
  useEffect(() => title.current?.focus(), []);
  const facts = (item: { rag: WorkRow['item']['rag'] }, one: WorkRow['action']) =>
    [one && statusLabels[one.status], one && dueText(one.due), ragLabel(item.rag)]
      .filter(Boolean)
      .join(' · ');
  return (
    <section className={styles.conflict} data-editor="">
      <h3 ref={title} tabIndex={-1} className={styles.conflictTitle}>
        {strings.myWork.conflict(saw.action?.ref ?? saw.item.ref)}
      </h3>
      {latest && <p className={styles.line}>{strings.myWork.who(latest.by, longInstant(latest.at))}</p>}
      <div className={styles.pair}>
        <div className={styles.version}>
          <span className={styles.label}>{strings.myWork.saw}</span>
          <div>{facts(saw.item, saw.action)}</div>
          {saw.position ?? strings.myWork.noPosition}
        </div>
        <div className={styles.version}>
          <span className={styles.label}>{strings.myWork.now}</span>
          <div>{facts(theirs, action)}</div>
          {(theirs.actions.length > 1 ? action?.progress : null) ??
            theirs.narrative ??
            action?.progress ??
            strings.myWork.noPosition}
        </div>
      </div>
      <div className={styles.buttons}>
        <Button appearance="primary" onClick={onConfirm}>
          {strings.myWork.onTrackNow}
        </Button>
        <Button onClick={onLeave}>{strings.myWork.leave}</Button>
      </div>
    </section>
  );
}

import { Button } from '@fluentui/react-components';
import { useEffect, useId, useRef } from 'react';
import { strings } from '#tab/strings';
import { useStyles } from './styles.ts';

export interface NextVersionChoiceProps {
  /** The plan the document looks like the next version of. */
  planTitle: string;
  onUpdate: () => void;
  onNew: () => void;
  onOther: () => void;
}

/** Asks first what a document is to become, where it looks like one that is here already. */
export function NextVersionChoice({ planTitle, onUpdate, onNew, onOther }: NextVersionChoiceProps) {
  const styles = useStyles();
  const id = useId();
  const title = useRef<HTMLHeadingElement>(null);

  useEffect(() => title.current?.focus(), []);

  return (
    <section className={styles.question} aria-labelledby={id}>
      <h2 id={id} ref={title} tabIndex={-1} className={styles.heading}>
        {strings.nextVersion.looksLike(planTitle)}
      </h2>
      <p className={styles.note}>{strings.nextVersion.whatUpdateDoes}</p>
      <div className={styles.buttons}>
        <Button appearance="primary" className={styles.wrapping} onClick={onUpdate}>
          {strings.nextVersion.update(planTitle)}
        </Button>
        <Button onClick={onNew}>{strings.nextVersion.asNew}</Button>
        <Button appearance="subtle" onClick={onOther}>
          {strings.import.other}
        </Button>
      </div>
    </section>
  );
}

import { Button } from '@fluentui/react-components';
import { useEffect, useId, useRef } from 'react';
import { strings } from '#tab/strings';
import { useStyles } from './styles.ts';

/** One setting as a reader understands it. */
export interface SettingInWords {
  label: string;
  value: string;
}

export interface SectionConflictProps {
  theirs: readonly SettingInWords[];
  mine: readonly SettingInWords[];
  onTheirs: () => void;
  onMine: () => void;
}

/** Both versions beside each other, so that nobody is overwritten unseen. */
export function SectionConflict({ theirs, mine, onTheirs, onMine }: SectionConflictProps) {
  const styles = useStyles();
  const titleId = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const words = strings.planSettings.conflict;
  useEffect(() => title.current?.focus(), []);
  const contested = mine.flatMap(({ label, value }) => {
    const other = theirs.find((setting) => setting.label === label)?.value ?? '';
    return other === value ? [] : [{ label, mine: value, theirs: other }];
  });
  return (
    <section className={styles.conflict} aria-labelledby={titleId}>
      <h3 id={titleId} ref={title} tabIndex={-1} className={styles.cardTitle}>
        {words.title}
      </h3>
      <p className={styles.paragraph}>{words.body}</p>
      {contested.map((setting) => (
        <div key={setting.label} className={styles.pair}>
          <div className={styles.version}>
            <span className={styles.label}>{`${setting.label}: ${words.theirs}`}</span>
            {setting.theirs}
          </div>
          <div className={styles.version}>
            <span className={styles.label}>{`${setting.label}: ${words.mine}`}</span>
            {setting.mine}
          </div>
        </div>
      ))}
      <div className={styles.buttons}>
        <Button appearance="primary" onClick={onTheirs}>
          {words.keepTheirs}
        </Button>
        <Button onClick={onMine}>{words.useMine}</Button>
      </div>
    </section>
  );
}

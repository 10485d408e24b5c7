import { useId, type ReactNode } from 'react';
import { useStyles } from './styles.ts';

export interface SettingsSectionProps {
  title: string;
  /** What it is for, in a sentence or two. */
  lead: string;
  children: ReactNode;
}

/** One part of the settings: what it is on one side, what can be done on the other. */
export function SettingsSection({ title, lead, children }: SettingsSectionProps) {
  const styles = useStyles();
  const titleId = useId();
  return (
    <section className={styles.section} aria-labelledby={titleId}>
      <div>
        <h2 id={titleId} className={styles.heading}>
          {title}
        </h2>
        <p className={styles.lead}>{lead}</p>
      </div>
      <div className={styles.form}>{children}</div>
    </section>
  );
}

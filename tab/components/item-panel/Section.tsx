import { useId, type ReactNode } from 'react';
import { useStyles } from './styles.ts';

export interface SectionProps {
  title: string;
  children: ReactNode;
}

/** One part of an item's panel under its own heading. */
export function Section({ title, children }: SectionProps) {
  const styles = useStyles();
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h3 id={id} className={styles.sectionTitle}>
        {title}
      </h3>
      {children}
    </section>
  );
}

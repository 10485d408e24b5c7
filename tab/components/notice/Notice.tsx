import type { ReactNode } from 'react';
import { useStyles } from './styles.ts';

export interface NoticeProps {
  title: string;
  body: string;
  /** What the person can do about it. */
  children?: ReactNode;
  /** The heading's place in the page: 1 when the notice is all there is. */
  level?: 1 | 2 | 3;
}

/** A page or part of a page with nothing to show, said in plain words. */
export function Notice({ title, body, children, level = 1 }: NoticeProps) {
  const styles = useStyles();
  const Heading = `h${level}` as const;
  return (
    <div className={styles.root}>
      <Heading className={styles.title}>{title}</Heading>
      <p className={styles.body}>{body}</p>
      {children}
    </div>
  );
}

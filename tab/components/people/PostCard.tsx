import { Badge, Button, mergeClasses, useRestoreFocusTarget } from '@fluentui/react-components';
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import type { RegisteredPost } from '#domain/registered-post';
import { longInstant } from '#tab/instants';
import { planPath } from '#tab/routes';
import { strings } from '#tab/strings';
import { TextLink } from '../text-link/TextLink.tsx';
import { useStyles } from './styles.ts';

export interface PostCardProps {
  post: RegisteredPost;
  /** Title of the post it reports to. */
  manager: string | null;
  isOpen: boolean;
  /** Something was begun and is not saved. */
  isUnsaved: boolean;
  onToggle: () => void;
  /** It goes away, merged or removed, while the focus is in it. */
  onGone: () => void;
  /** The editor, while it is open. */
  children: ReactNode;
}

/** One post: who holds it, what they have to do, and what is to be mended. */
export function PostCard({ post, manager, isOpen, isUnsaved, onToggle, onGone, children }: PostCardProps) {
  const styles = useStyles();
  const words = strings.people;
  // Where the focus comes back to when a dialog closes whose button has gone meanwhile.
  const restoreFocus = useRestoreFocusTarget();
  const card = useRef<HTMLLIElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (isOpen) card.current?.scrollIntoView({ block: 'nearest' });
    // The form that had the focus has gone.
    else if (wasOpen.current && document.activeElement === document.body)
      card.current?.querySelector('button')?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const gone = useRef(onGone);
  useLayoutEffect(() => {
    gone.current = onGone;
  });
  useLayoutEffect(() => {
    const element = card.current;
    return () => {
      if (element?.contains(document.activeElement)) gone.current();
    };
  }, []);
  return (
    <li ref={card} className={styles.card}>
      <div className={styles.row}>
        <div>
          <h2 className={styles.title}>{post.title}</h2>
          {manager && <p className={styles.quiet}>{words.under(manager)}</p>}
        </div>
        <div>
          <div>{post.holder?.name ?? words.vacant}</div>
          {post.deputies.length > 0 && (
            <p className={styles.quiet}>{words.deputies(post.deputies.map(({ name }) => name).join(', '))}</p>
          )}
          {post.isVerifier && <Badge appearance="outline">{words.verifies}</Badge>}{' '}
          {post.isAdministrator && <Badge appearance="outline">{words.administers}</Badge>}{' '}
          {isUnsaved && (
            <Badge appearance="tint" color="informative">
              {words.unsaved}
            </Badge>
          )}
        </div>
        <div className={mergeClasses(post.overdue > 0 && styles.late)}>
          {words.work(post.open, post.overdue)}
        </div>
        <Button
          {...restoreFocus}
          size="small"
          aria-expanded={isOpen}
          aria-label={isOpen ? words.closeOf(post.title) : words.editOf(post.title)}
          onClick={onToggle}
        >
          {isOpen ? words.close : words.edit}
        </Button>
      </div>
      {post.problems.length > 0 && (
        <ul className={styles.problems}>
          {post.problems.map((problem) => (
            <li key={JSON.stringify(problem)} className={styles.problem}>
              {words.problem(problem)}
            </li>
          ))}
        </ul>
      )}
      {isOpen && (
        <>
          {post.plans.length > 0 && (
            <>
              <p className={styles.quiet}>{words.plans}</p>
              <ul className={styles.lines}>
                {post.plans.map(({ id, title, open, overdue }) => (
                  <li key={id}>
                    <TextLink to={planPath(id)}>{title}</TextLink> {words.inPlan(open, overdue)}
                  </li>
                ))}
              </ul>
            </>
          )}
          {post.lastChange && (
            <p className={styles.quiet}>
              {words.changed(post.lastChange.by, longInstant(post.lastChange.at))}
            </p>
          )}
          {children}
        </>
      )}
    </li>
  );
}

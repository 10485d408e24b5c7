import { Button, mergeClasses } from '@fluentui/react-components';
import { longDate } from '#domain/dates';
import type { UnreachedPerson } from '#domain/delivery';
import { postPath } from '#tab/routes';
import { usePageStyles } from '#tab/page-styles';
import { strings } from '#tab/strings';
import { TextLink } from '../text-link/TextLink.tsx';
import { useStyles } from './styles.ts';

export interface UnreachedProps {
  people: readonly UnreachedPerson[];
  /** Whom it is being sent to. */
  busyId: string | null;
  /** What came of sending it again. */
  news: string | null;
  onSendAgain: (personId: string) => void;
}

/** Who could not be reached, why, what to do about it, and when it is tried again, by itself or at once. */
export function Unreached({ people, busyId, news, onSendAgain }: UnreachedProps) {
  const page = usePageStyles();
  const styles = useStyles();
  const words = strings.deliveries;
  return (
    <section className={styles.section}>
      <h2 className={page.sectionTitle}>{words.unreachedTitle}</h2>
      {people.length > 0 && <p className={page.sectionHint}>{words.unreachedCount(people.length)}</p>}
      <p role="status" className={styles.news}>
        {news}
      </p>
      <ul className={styles.cards}>
        {people.map(({ person, postId, reason, since, todo, nextTry }) => (
          <li key={person.id} className={styles.card}>
            <h3 className={styles.name}>{person.name}</h3>
            <p className={styles.paragraph}>{reason}</p>
            <p className={styles.paragraph}>
              {words.todo[todo]}{' '}
              {todo === 'left' && <TextLink to={postPath(postId)}>{words.toPeople}</TextLink>}
            </p>
            <p className={mergeClasses(styles.paragraph, styles.quiet, styles.small)}>
              {words.since(longDate(since))}. {words.nextTry(longDate(nextTry))}
            </p>
            <Button
              size="small"
              className={styles.again}
              disabledFocusable={busyId !== null}
              aria-label={words.sendAgainTo(person.name)}
              onClick={() => busyId === null && onSendAgain(person.id)}
            >
              {busyId === person.id ? words.sendingAgain : words.sendAgain}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

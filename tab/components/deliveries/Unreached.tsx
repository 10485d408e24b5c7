import { mergeClasses } from '@fluentui/react-components';
import { longDate } from '#domain/dates';
import type { UnreachedPerson } from '#domain/delivery';
import { postPath } from '#tab/routes';
import { usePageStyles } from '#tab/page-styles';
import { strings } from '#tab/strings';
import { TextLink } from '../text-link/TextLink.tsx';
import { useStyles } from './styles.ts';

export interface UnreachedProps {
  people: readonly UnreachedPerson[];
}

/** Who could not be reached, why, what to do about it, and when it is tried again. */
export function Unreached({ people }: UnreachedProps) {
  const page = usePageStyles();
  const styles = useStyles();
  const words = strings.deliveries;
  return (
    <section className={styles.section}>
      <h2 className={page.sectionTitle}>{words.unreachedTitle}</h2>
      <p className={page.sectionHint}>{words.unreachedCount(people.length)}</p>
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
          </li>
        ))}
      </ul>
    </section>
  );
}

import { Button } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { RegisteredPost } from '#domain/registered-post';
import { strings } from '#tab/strings';
import { valuesOf, type PostDraft } from './post-draft.ts';
import { useStyles } from './styles.ts';

export interface PostConflictProps {
  /** The post as somebody else left it. */
  theirs: RegisteredPost;
  /** What the person wants, upon theirs. */
  mine: PostDraft;
  posts: readonly RegisteredPost[];
  onKeep: () => void;
  onDrop: () => void;
}

/** Both versions of what the person was about to change; nothing is overwritten unseen. */
export function PostConflict({ theirs, mine, posts, onKeep, onDrop }: PostConflictProps) {
  const styles = useStyles();
  const words = strings.people;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const changed = new Set(Object.keys(valuesOf(mine, theirs)));
  const inWords = (draft: PostDraft) =>
    [
      ['title', words.fields.title, draft.title],
      ['holder', words.fields.holder, draft.holder?.name ?? words.vacant],
      ['deputies', words.fields.deputies, draft.deputies.map(({ name }) => name).join(', ') || '–'],
      [
        'managerPostId',
        words.fields.manager,
        posts.find(({ id }) => id === draft.managerPostId)?.title ?? '–',
      ],
      ['isVerifier', words.fields.verifier, draft.isVerifier ? '✓' : '–'],
      ['isAdministrator', words.fields.administrator, draft.isAdministrator ? '✓' : '–'],
    ].filter(([name]) => changed.has(name!));
  return (
    <section aria-label={words.conflict} className={styles.problem}>
      <h3 ref={title} tabIndex={-1} className={styles.title}>
        {words.conflict}
      </h3>
      {theirs.lastChange && <p className={styles.text}>{words.conflictBy(theirs.lastChange.by)}</p>}
      {[[words.now, inWords(theirs)] as const, [words.mine, inWords(mine)] as const].map(([label, lines]) => (
        <div key={label}>
          <p className={styles.title}>{label}</p>
          <ul className={styles.lines}>
            {lines.map(([name, field, value]) => (
              <li key={name}>{`${field}: ${value}`}</li>
            ))}
          </ul>
        </div>
      ))}
      <div className={styles.buttons}>
        <Button appearance="primary" onClick={onKeep}>
          {words.keepMine}
        </Button>
        <Button onClick={onDrop}>{words.takeTheirs}</Button>
      </div>
    </section>
  );
}

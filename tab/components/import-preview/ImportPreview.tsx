import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
} from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';
import type { ImportPreviewBody } from '#api/contract/documents';
import { planSourceLabels } from '#domain/plan';
import { planPath, planSettingsPath } from '#tab/routes';
import { strings } from '#tab/strings';
import { invalid } from '../field-states.ts';
import { Counts } from '../counts/Counts.tsx';
import { TextLink } from '../text-link/TextLink.tsx';
import { Findings } from './Findings.tsx';
import { ParsedRows } from './ParsedRows.tsx';
import { useStyles } from './styles.ts';

export interface ImportPreviewProps {
  preview: ImportPreviewBody;
  title: string;
  /** Null once writing has begun: the title is settled. */
  onTitle: ((title: string) => void) | null;
  /** Makes it the next version of the plan it looks like; null once writing has begun. */
  onUpdate: (() => void) | null;
  /** What the document's columns were taken for. */
  children?: ReactNode;
}

/** What a document would become, for the person to agree to before anything is kept. */
export function ImportPreview({ preview, title, onTitle, onUpdate, children }: ImportPreviewProps) {
  const styles = useStyles();
  const id = useId();
  const { plan, posts, alreadyImportedAs, nextVersionOf, fileName } = preview;
  const related = alreadyImportedAs ?? nextVersionOf;
  const unknown = posts.filter((post) => !post.known).length;
  const rowId = (key: string) => `${id}-${key}`;
  const counts = [
    {
      value: plan.recommendations.length,
      label: strings.import.counts.recommendations(plan.recommendations.length),
    },
    { value: plan.actions.length, label: strings.import.counts.actions(plan.actions.length) },
    { value: posts.length, label: strings.import.counts.posts(posts.length) },
    { value: plan.themes.length, label: strings.import.counts.themes(plan.themes.length) },
    { value: plan.periods.length, label: strings.import.counts.periods(plan.periods.length) },
  ];

  function goTo(key: string): void {
    const row = document.getElementById(rowId(key));
    row?.scrollIntoView({ block: 'center' });
    row?.focus({ preventScroll: true });
  }

  return (
    <div className={styles.root}>
      {related && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {alreadyImportedAs?.isArchived
              ? strings.import.alreadyArchived(related.title)
              : alreadyImportedAs
                ? strings.import.already(related.title)
                : strings.import.besideIt(related.title)}{' '}
            {alreadyImportedAs?.isArchived ? (
              <TextLink to={planSettingsPath(related.id)}>{strings.import.openSettings}</TextLink>
            ) : (
              <TextLink to={planPath(related.id)}>{strings.import.openExisting}</TextLink>
            )}
          </MessageBarBody>
          {nextVersionOf && onUpdate && (
            <MessageBarActions>
              <Button onClick={onUpdate}>{strings.nextVersion.updateInstead}</Button>
            </MessageBarActions>
          )}
        </MessageBar>
      )}
      <Field
        className={styles.title}
        label={strings.import.planTitle}
        hint={`${planSourceLabels[plan.source]} · ${fileName}`}
        {...invalid(title.trim() === '' && strings.import.titleNeeded)}
      >
        <Input
          value={title}
          readOnly={!onTitle}
          maxLength={255}
          onChange={(_, { value }) => onTitle?.(value)}
        />
      </Field>
      <Counts counts={counts} />
      {children}
      <Part title={strings.import.findings}>
        <Findings
          findings={plan.findings}
          keys={new Set(plan.recommendations.map((recommendation) => recommendation.key))}
          onGoTo={goTo}
        />
      </Part>
      {posts.length > 0 && (
        <Part title={strings.import.postsTitle}>
          <p className={styles.quiet}>
            {strings.import.postsNew(unknown)}, {strings.import.postsKnown(posts.length - unknown)}
          </p>
          <ul className={styles.posts}>
            {posts.map((post) => (
              <li key={post.title} className={styles.post}>
                {post.title}
                {!post.known && <span className={styles.newPost}>{strings.import.postNew}</span>}
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Part title={strings.import.table}>
        {plan.periods.length > 0 && (
          <p className={styles.quiet}>
            {strings.import.ratingsOf(plan.periods.map((period) => period.label).join(' → '))}
          </p>
        )}
        <ParsedRows plan={plan} rowId={rowId} />
      </Part>
    </div>
  );
}

interface PartProps {
  title: string;
  children: ReactNode;
}

function Part({ title, children }: PartProps) {
  const styles = useStyles();
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {title}
      </h2>
      {children}
    </section>
  );
}

import { useId, type ReactNode } from 'react';
import { ragLabel, rags } from '#domain/rag';
import { statuses } from '#domain/status';
import type { PlanView } from '#domain/view';
import { strings } from '#tab/strings';
import { groupings, sortKeys, type ListView } from '../item-grid/list-view.ts';
import { shortStatusLabels } from '../item-grid/status-labels.ts';
import { useStyles } from './styles.ts';

export interface ListOptionsProps {
  plan: Pick<PlanView, 'themes' | 'posts'>;
  view: ListView;
  onView: (change: Partial<ListView>) => void;
}

/** Everything about a view that is chosen from a list. */
export function ListOptions({ plan, view, onView }: ListOptionsProps) {
  const styles = useStyles();
  const posts = plan.posts.toSorted((a, b) => a.title.localeCompare(b.title, 'en-GB'));
  const any = <option value="">{strings.view.any}</option>;
  return (
    <div className={styles.options}>
      <Choice
        label={strings.view.group}
        value={view.group}
        onChoose={(group) => onView({ group: groupings.find((name) => name === group) ?? 'theme' })}
      >
        {groupings.map((name) => (
          <option key={name} value={name}>
            {strings.view.groups[name]}
          </option>
        ))}
      </Choice>
      <Choice
        label={strings.view.sort}
        value={view.sort}
        onChoose={(sort) => onView({ sort: sortKeys.find((name) => name === sort) ?? 'ref' })}
      >
        {sortKeys.map((name) => (
          <option key={name} value={name}>
            {strings.view.sorts[name]}
          </option>
        ))}
      </Choice>
      <Choice
        label={strings.view.order}
        value={view.isDescending ? 'down' : 'up'}
        onChoose={(order) => onView({ isDescending: order === 'down' })}
      >
        <option value="up">{strings.view.direction.up}</option>
        <option value="down">{strings.view.direction.down}</option>
      </Choice>
      <Choice
        label={strings.view.owner}
        value={view.owner}
        onChoose={(owner) => onView({ owner: owner || null })}
      >
        {any}
        {posts.map((post) => (
          <option key={post.id} value={post.id}>
            {post.title}
          </option>
        ))}
      </Choice>
      {plan.themes.length > 0 && (
        <Choice
          label={strings.view.theme}
          value={view.theme}
          onChoose={(theme) => onView({ theme: theme || null })}
        >
          {any}
          {plan.themes.map((theme) => (
            <option key={theme.id} value={theme.id}>
              {[theme.ref, theme.title].filter(Boolean).join(' ')}
            </option>
          ))}
        </Choice>
      )}
      <Choice
        label={strings.view.rag}
        value={view.rag}
        onChoose={(chosen) =>
          onView({ rag: chosen === 'none' ? chosen : (rags.find((rag) => rag === chosen) ?? null) })
        }
      >
        {any}
        {rags.map((rag) => (
          <option key={rag} value={rag}>
            {ragLabel(rag)}
          </option>
        ))}
        <option value="none">{ragLabel(null)}</option>
      </Choice>
      <Choice
        label={strings.view.status}
        value={view.status}
        onChoose={(chosen) => onView({ status: statuses.find((status) => status === chosen) ?? null })}
      >
        {any}
        {statuses.map((status) => (
          <option key={status} value={status}>
            {shortStatusLabels[status]}
          </option>
        ))}
      </Choice>
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string | null;
  onChoose: (value: string) => void;
  children: ReactNode;
}

/** The browser's own list: hundreds of owners cost nothing until it is opened. */
function Choice({ label, value, onChoose, children }: ChoiceProps) {
  const styles = useStyles();
  const id = useId();
  return (
    <div className={styles.choice}>
      <label htmlFor={id} className={styles.choiceLabel}>
        {label}
      </label>
      <select
        id={id}
        className={styles.select}
        value={value ?? ''}
        onChange={(event) => onChoose(event.target.value)}
      >
        {children}
      </select>
    </div>
  );
}

import { useId } from 'react';
import type { IsoDate } from '#domain/dates';
import type { ItemView, ThemeView } from '#domain/view';
import { strings } from '#tab/strings';
import { groupItems, type ItemGroup } from './group-items.ts';
import { ItemRow } from './ItemRow.tsx';
import { useStyles } from './styles.ts';

export interface ItemTableProps {
  /** What to show, in document order. */
  items: readonly ItemView[];
  themes: readonly ThemeView[];
  today: IsoDate;
  /** Items shown only because a part of them is. */
  contextIds: ReadonlySet<string>;
  /** Items that changed moments ago. */
  freshIds: ReadonlySet<string>;
  /** The item whose panel is open. */
  openId: string | null;
  onOpen: (itemId: string) => void;
}

/** A plan's items under the plan's own headings, as one table each with columns that line up. */
export function ItemTable({ items, themes, ...rows }: ItemTableProps) {
  const groups = groupItems(items, themes);
  const isFlat = groups.every((group) => !group.theme);
  return groups.map((group) => (
    <GroupTable key={group.theme?.id ?? 'none'} group={group} isFlat={isFlat} {...rows} />
  ));
}

interface GroupTableProps extends Omit<ItemTableProps, 'items' | 'themes'> {
  group: ItemGroup;
  /** The plan has no headings at all. */
  isFlat: boolean;
}

function GroupTable({ group, isFlat, today, contextIds, freshIds, openId, onOpen }: GroupTableProps) {
  const styles = useStyles();
  const titleId = useId();
  const { theme, rows } = group;
  const columns = strings.plan.columns;
  return (
    <section className={styles.group} aria-labelledby={isFlat ? undefined : titleId}>
      {!isFlat && (
        <div className={styles.groupHeader}>
          <h2 id={titleId} className={styles.groupTitle}>
            {theme ? [theme.ref, theme.title].filter(Boolean).join(' ') : strings.plan.otherItems}
          </h2>
          {theme && theme.leads.length > 0 && (
            <span className={styles.groupMeta}>
              {strings.plan.lead(theme.leads.map((post) => post.title).join(', '))}
            </span>
          )}
        </div>
      )}
      {theme?.summary && <p className={styles.summary}>{theme.summary}</p>}
      <div
        role="table"
        className={styles.table}
        {...(isFlat ? { 'aria-label': strings.plan.itemsHeading } : { 'aria-labelledby': titleId })}
      >
        <div role="row" className={styles.header}>
          {Object.values(columns).map((label) => (
            <div key={label} role="columnheader">
              {label}
            </div>
          ))}
        </div>
        {rows.map(({ item, depth }) => (
          <ItemRow
            key={item.id}
            item={item}
            depth={depth}
            today={today}
            isContext={contextIds.has(item.id)}
            isOpen={openId === item.id}
            isFresh={freshIds.has(item.id)}
            onOpen={onOpen}
          />
        ))}
      </div>
    </section>
  );
}

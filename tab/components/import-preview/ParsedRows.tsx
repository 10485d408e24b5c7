import { mergeClasses } from '@fluentui/react-components';
import type { ParsedAction, ParsedPlan, ParsedRecommendation } from '#domain/parsed-plan';
import { strings } from '#tab/strings';
import { dueText } from '../due-date/due-text.ts';
import { shortStatusLabels } from '../item-grid/status-labels.ts';
import { RagMark } from '../rag-mark/RagMark.tsx';
import { namedText } from './named.ts';
import { useStyles } from './styles.ts';

export interface ParsedRowsProps {
  plan: ParsedPlan;
  /** The element id of a recommendation's row, for findings to lead to. */
  rowId: (key: string) => string;
}

/** Row by row what a document was understood to say, dates also as it writes them. */
export function ParsedRows({ plan, rowId }: ParsedRowsProps) {
  const styles = useStyles();
  return (
    <div role="table" aria-label={strings.import.table} className={styles.table}>
      <div role="row" className={styles.header}>
        {Object.values(strings.import.columns).map((label) => (
          <div key={label} role="columnheader">
            {label}
          </div>
        ))}
      </div>
      {plan.recommendations.map((recommendation) => (
        <ParsedRow
          key={recommendation.key}
          id={rowId(recommendation.key)}
          recommendation={recommendation}
          actions={plan.actions.filter((action) => action.recommendationKey === recommendation.key)}
        />
      ))}
    </div>
  );
}

interface ParsedRowProps {
  id: string;
  recommendation: ParsedRecommendation;
  actions: readonly ParsedAction[];
}

function ParsedRow({ id, recommendation, actions }: ParsedRowProps) {
  const styles = useStyles();
  const { key, refs, text, priority, ratings } = recommendation;
  const [only] = actions.length === 1 ? actions : [];
  return (
    <>
      <div role="row" id={id} tabIndex={-1} className={styles.row}>
        <div role="rowheader" className={styles.ref}>
          {refs.length > 0 ? refs.join(' ') : key}
        </div>
        <div role="cell" className={styles.text}>
          {text}
          {only && only.text && only.text !== text && <div className={styles.quiet}>{only.text}</div>}
        </div>
        <ActionCells action={only ?? null} />
        <div role="cell" className={mergeClasses(styles.cell, !priority && styles.empty)}>
          {priority && strings.import.priority[priority]}
        </div>
        <div role="cell" className={mergeClasses(styles.cell, ratings.length === 0 && !only && styles.empty)}>
          <span className={styles.ratings}>
            {ratings.map((rating) => (
              <RagMark key={rating.period} rag={rating.rag} isCompact />
            ))}
          </span>
          {only?.status && <div className={styles.small}>{shortStatusLabels[only.status]}</div>}
        </div>
      </div>
      {!only &&
        actions.map((action, index) => (
          <div key={index} role="row" className={mergeClasses(styles.row, styles.actionRow)}>
            <div role="rowheader" className={styles.quiet}>
              {key}/{index + 1}
            </div>
            <div role="cell" className={styles.text}>
              {action.text}
            </div>
            <ActionCells action={action} />
            <div role="cell" className={styles.empty} />
            <div role="cell" className={mergeClasses(styles.small, !action.status && styles.empty)}>
              {action.status && shortStatusLabels[action.status]}
            </div>
          </div>
        ))}
    </>
  );
}

interface ActionCellsProps {
  action: ParsedAction | null;
}

function ActionCells({ action }: ActionCellsProps) {
  const styles = useStyles();
  if (!action) {
    return (
      <>
        <div role="cell" className={styles.empty} />
        <div role="cell" className={styles.empty} />
      </>
    );
  }
  const { owners, due } = action;
  const understood = dueText(due);
  return (
    <>
      <div role="cell" className={mergeClasses(styles.cell, owners.length === 0 && styles.missing)}>
        {owners.length === 0
          ? strings.plan.noOwner
          : owners.map((owner) => <div key={namedText(owner)}>{namedText(owner)}</div>)}
      </div>
      <div role="cell" className={styles.cell}>
        {understood}
        {due.text && due.end && <div className={mergeClasses(styles.quiet, styles.small)}>“{due.text}”</div>}
      </div>
    </>
  );
}

import { mergeClasses } from '@fluentui/react-components';
import { Link } from 'wouter';
import type { MovementCounts, PlanOverview } from '#domain/overview-view';
import { planSourceLabels } from '#domain/plan';
import { planPath } from '#tab/routes';
import { strings } from '#tab/strings';
import { behindPath, type Behind } from './plan-links.ts';
import { RowsTable } from '../rows-table/RowsTable.tsx';
import { useTableStyles } from '../rows-table/styles.ts';
import { useStyles } from './styles.ts';

export interface PlansTableProps {
  plans: readonly PlanOverview[];
}

/** How many are done, late and red, and what moved, plan by plan; each number leads to what it counts. */
export function PlansTable({ plans }: PlansTableProps) {
  const words = strings.overview;
  const columns = [words.plan, words.done, words.late, words.red, words.sinceLast, words.sinceBaseline];
  return (
    <RowsTable label={words.plansHeading} columns={columns}>
      {plans.map((plan) => (
        <PlanTableRow key={plan.id} plan={plan} />
      ))}
    </RowsTable>
  );
}

interface PlanTableRowProps {
  plan: PlanOverview;
}

function PlanTableRow({ plan }: PlanTableRowProps) {
  const styles = useStyles();
  const table = useTableStyles();
  const words = strings.overview;
  const { figures } = plan;
  const period = plan.openPeriod ? strings.plans.openPeriod(plan.openPeriod) : strings.plans.noPeriod;
  return (
    <tr role="row" className={table.row}>
      <th role="rowheader" scope="row" className={table.rowHeader}>
        <Link to={planPath(plan.id)} className={mergeClasses(styles.link, styles.strong)}>
          {plan.title}
        </Link>
        <div className={mergeClasses(styles.quiet, styles.small)}>
          {planSourceLabels[plan.source]} · {period}
        </div>
      </th>
      <td role="cell" className={table.cell} data-label={words.done}>
        <Counted planId={plan.id} behind={{ show: 'closed' }} value={figures.closed} what={words.done}>
          {figures.actions === 0 ? words.noActions : words.doneOf(figures.closed, figures.actions)}
        </Counted>
      </td>
      <td role="cell" className={table.cell} data-label={words.late}>
        <Counted
          planId={plan.id}
          behind={{ show: 'overdue' }}
          value={figures.overdue}
          what={words.late}
          isBad
        />
      </td>
      <td role="cell" className={table.cell} data-label={words.red}>
        <Counted planId={plan.id} behind={{ rag: 'red' }} value={figures.byRag.red} what={words.red} isBad />
      </td>
      <td role="cell" className={table.cell} data-label={words.sinceLast}>
        <Moved planId={plan.id} counts={plan.sinceLast} none={words.noPeriodYet} />
      </td>
      <td role="cell" className={table.cell} data-label={words.sinceBaseline}>
        <Moved planId={plan.id} counts={plan.sinceBaseline} none={words.noBaseline} />
      </td>
    </tr>
  );
}

interface CountedProps {
  planId: string;
  behind: Behind;
  value: number;
  /** What is counted, for those who hear the link by itself. */
  what: string;
  /** Better if it were zero. */
  isBad?: boolean;
  children?: string;
}

function Counted({ planId, behind, value, what, isBad = false, children }: CountedProps) {
  const styles = useStyles();
  const shown = children ?? value.toLocaleString('en-GB');
  if (value === 0) return <span className={styles.quiet}>{shown}</span>;
  return (
    <Link
      to={behindPath(planId, behind)}
      className={mergeClasses(styles.link, isBad && styles.danger)}
      aria-label={`${what}: ${shown}`}
    >
      {shown}
    </Link>
  );
}

interface MovedProps {
  planId: string;
  counts: MovementCounts | null;
  /** Said where there is nothing to compare with. */
  none: string;
}

function Moved({ planId, counts, none }: MovedProps) {
  const styles = useStyles();
  const words = strings.overview;
  if (!counts) return <span className={mergeClasses(styles.quiet, styles.small)}>{none}</span>;
  const { better, worse } = counts;
  if (better + worse === 0) return <span className={styles.quiet}>{words.noMovement}</span>;
  return (
    <>
      {worse > 0 && (
        <Link
          to={behindPath(planId, { show: 'slipped' })}
          className={mergeClasses(styles.link, styles.danger)}
        >
          <span aria-hidden>▼ </span>
          {words.worse(worse)}
        </Link>
      )}
      {worse > 0 && better > 0 && ' '}
      {better > 0 && (
        <span className={styles.success}>
          <span aria-hidden>▲ </span>
          {words.better(better)}
        </span>
      )}
    </>
  );
}

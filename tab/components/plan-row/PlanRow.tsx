import { Link } from 'wouter';
import { planSourceLabels } from '#domain/plan';
import type { PlanSummary } from '#domain/view';
import { planPath } from '#tab/routes';
import { strings } from '#tab/strings';
import { Figures } from '../figures/Figures.tsx';
import { RagBar } from '../rag-bar/RagBar.tsx';
import { useStyles } from './styles.ts';

export interface PlanRowProps {
  plan: PlanSummary;
}

/** One plan on the first page: what it is, how confident, how late. All of it leads to the plan. */
export function PlanRow({ plan }: PlanRowProps) {
  const styles = useStyles();
  const period = plan.openPeriod ? strings.plans.openPeriod(plan.openPeriod) : strings.plans.noPeriod;
  return (
    <article className={styles.root}>
      <div>
        <h2 className={styles.heading}>
          <Link to={planPath(plan.id)} className={styles.link}>
            {plan.title}
          </Link>
        </h2>
        <p className={styles.meta}>
          {planSourceLabels[plan.source]} · {period}
        </p>
      </div>
      <div className={styles.bar}>
        <RagBar byRag={plan.figures.byRag} />
      </div>
      <Figures figures={plan.figures} />
    </article>
  );
}

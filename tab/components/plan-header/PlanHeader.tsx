import { Link } from 'wouter';
import { planSourceLabels } from '#domain/plan';
import type { PlanView } from '#domain/view';
import { longDay } from '#tab/instants';
import { usePageStyles } from '#tab/page-styles';
import { nextVersionPath, planSettingsPath, routes } from '#tab/routes';
import { strings } from '#tab/strings';
import { Figures } from '../figures/Figures.tsx';
import { RagBar } from '../rag-bar/RagBar.tsx';
import { RagMark } from '../rag-mark/RagMark.tsx';
import { TextLink } from '../text-link/TextLink.tsx';
import { useStyles } from './styles.ts';

export interface PlanHeaderProps {
  plan: PlanView;
  /** Who may update it from a document and set it up. */
  isAdministrator: boolean;
}

/** What a plan is and how it stands, above its items. */
export function PlanHeader({ plan, isAdministrator }: PlanHeaderProps) {
  const styles = useStyles();
  const page = usePageStyles();
  const meta = [
    planSourceLabels[plan.source],
    plan.openPeriod ? strings.plans.openPeriod(plan.openPeriod) : strings.plans.noPeriod,
    strings.plan.imported(longDay(plan.importedAt)),
  ];
  return (
    <header className={styles.root}>
      <Link to={routes.plans} className={styles.crumb}>
        {strings.plans.title}
      </Link>
      <h1 className={page.title}>{plan.title}</h1>
      <p className={styles.meta}>
        {meta.join(' · ')}
        {isAdministrator && (
          <span className={styles.ways}>
            {' · '}
            <TextLink to={nextVersionPath(plan.id)}>{strings.nextVersion.fromPlan}</TextLink>
            {' · '}
            <TextLink to={planSettingsPath(plan.id)}>{strings.planSettings.fromPlan}</TextLink>
          </span>
        )}
      </p>
      <div className={styles.figures}>
        <Figures figures={plan.figures} />
        <div className={styles.bar}>
          <RagBar byRag={plan.figures.byRag} />
          {plan.ragKey.length > 0 && (
            <details className={styles.key}>
              <summary className={styles.keySummary}>{strings.plan.ragKey}</summary>
              <dl className={styles.keyList}>
                {plan.ragKey.map(({ rag, meaning }) => (
                  <div key={rag} style={{ display: 'contents' }}>
                    <dt>
                      <RagMark rag={rag === 'none' ? null : rag} />
                    </dt>
                    <dd className={styles.meaning}>{meaning}</dd>
                  </div>
                ))}
              </dl>
            </details>
          )}
        </div>
      </div>
    </header>
  );
}

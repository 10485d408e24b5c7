import { useArchivedPlans } from '#tab/api/plan-settings';
import { longDay } from '#tab/instants';
import { planSettingsPath } from '#tab/routes';
import { strings } from '#tab/strings';
import { TextLink } from '../text-link/TextLink.tsx';
import { useStyles } from './styles.ts';

/** For administrators, at the foot of the list of plans: those that were put away. Nothing where there are none. */
export function ArchivedPlans() {
  const styles = useStyles();
  const words = strings.planSettings.archivedPlans;
  const plans = useArchivedPlans().data?.plans ?? [];
  if (plans.length === 0) return null;
  return (
    <details className={styles.archivedPlans}>
      <summary className={styles.summary}>{words.summary(plans.length)}</summary>
      <p className={styles.lead}>{words.hint}</p>
      <ul className={styles.plainList} style={{ marginTop: '8px' }}>
        {plans.map(({ id, title, items, importedAt }) => (
          <li key={id}>
            <TextLink to={planSettingsPath(id)}>{title}</TextLink>{' '}
            <span className={styles.quiet}>
              – {words.items(items)} · {words.imported(longDay(importedAt))}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

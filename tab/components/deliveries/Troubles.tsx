import type { DeliveryTrouble } from '#domain/delivery';
import { planPath, planSettingsPath, postPath } from '#tab/routes';
import { usePageStyles } from '#tab/page-styles';
import { strings } from '#tab/strings';
import { TextLink } from '../text-link/TextLink.tsx';
import { useStyles } from './styles.ts';

export interface TroublesProps {
  troubles: readonly DeliveryTrouble[];
}

/** What keeps reminders from reaching anybody, each with the way to where it is mended. */
export function Troubles({ troubles }: TroublesProps) {
  const page = usePageStyles();
  const styles = useStyles();
  return (
    <section className={styles.section}>
      <h2 className={page.sectionTitle}>{strings.deliveries.troublesTitle}</h2>
      <ul className={styles.troubles}>
        {troubles.map((trouble) => (
          <li key={trouble.sentence}>
            {trouble.sentence} <WayOut trouble={trouble} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function WayOut({ trouble: { kind, planId, postId } }: { trouble: DeliveryTrouble }) {
  const words = strings.deliveries;
  if (kind === 'vacant-post' || kind === 'away') {
    return <TextLink to={postPath(postId)}>{words.toPeople}</TextLink>;
  }
  if (planId === null) return null;
  return kind === 'shut-out' ? (
    <TextLink to={planSettingsPath(planId)}>{words.openSettings}</TextLink>
  ) : (
    <TextLink to={planPath(planId)}>{words.openPlan}</TextLink>
  );
}

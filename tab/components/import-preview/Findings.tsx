import { Link, mergeClasses } from '@fluentui/react-components';
import type { Finding } from '#domain/finding';
import { strings } from '#tab/strings';
import { useStyles } from './styles.ts';

export interface FindingsProps {
  findings: readonly Finding[];
  /** Recommendations that have a row to go to. */
  keys: ReadonlySet<string>;
  onGoTo: (key: string) => void;
}

const severities = ['error', 'warning', 'info'] as const satisfies readonly Finding['severity'][];

/** What a careful reader would challenge, worst first, each leading to its row. */
export function Findings({ findings, keys, onGoTo }: FindingsProps) {
  const styles = useStyles();
  if (findings.length === 0) return <p className={styles.quiet}>{strings.import.noFindings}</p>;
  const worstFirst = severities.flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  );
  return (
    <ul className={styles.findings} tabIndex={0} aria-label={strings.import.findings}>
      {worstFirst.map((finding, index) => (
        <li key={index} className={styles.finding}>
          <span className={mergeClasses(styles.severity, styles[finding.severity])}>
            {strings.import.severity[finding.severity]}
          </span>
          <span>
            {finding.message}
            {finding.where && (
              <span className={mergeClasses(styles.quiet, styles.small)}> {finding.where}</span>
            )}
          </span>
          <span className={styles.goTo}>
            {finding.keys
              .filter((key) => keys.has(key))
              .slice(0, 3)
              .map((key) => (
                <Link key={key} as="button" onClick={() => onGoTo(key)}>
                  {strings.import.goTo(key)}
                </Link>
              ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

import { mergeClasses } from '@fluentui/react-components';
import { settingLabels } from '#domain/setting-change';
import { longInstant } from '#tab/instants';
import { strings } from '#tab/strings';
import { SettingsSection } from './SettingsSection.tsx';
import { useStyles } from './styles.ts';
import type { SectionProps } from './usePlanSection.ts';

/** Who changed which setting, from what to what. */
export function HistorySection({ settings: { history } }: Pick<SectionProps, 'settings'>) {
  const styles = useStyles();
  const words = strings.planSettings.history;
  return (
    <SettingsSection title={words.title} lead={words.lead}>
      {history.length === 0 ? (
        <p className={mergeClasses(styles.paragraph, styles.quiet)}>{words.none}</p>
      ) : (
        <ol className={styles.plainList} style={{ rowGap: '16px' }}>
          {history.map(({ id, by, at, changes }) => (
            <li key={id} className={styles.version}>
              <span className={styles.label}>{words.who(by.name, longInstant(at))}</span>
              {changes.map(({ field, before, after }) => (
                <div key={field}>
                  <strong>{settingLabels[field]}</strong>: {words.change(before, after)}
                </div>
              ))}
            </li>
          ))}
        </ol>
      )}
    </SettingsSection>
  );
}

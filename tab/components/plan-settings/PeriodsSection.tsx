import { Field, Input, mergeClasses } from '@fluentui/react-components';
import { isIsoDate, longDate } from '#domain/dates';
import type { PeriodSettings } from '#domain/plan-settings-view';
import { settingLabels } from '#domain/setting-change';
import { useSettingsSenders } from '#tab/api/plan-settings';
import { longDay } from '#tab/instants';
import { strings } from '#tab/strings';
import { SectionForm } from './SectionForm.tsx';
import { SettingsSection } from './SettingsSection.tsx';
import { useStyles } from './styles.ts';
import type { SectionProps } from './usePlanSection.ts';
import { useSection } from './useSection.ts';

/** The plan's periods: the open one can be named and given a cut-off day, the closed ones are frozen. */
export function PeriodsSection(props: SectionProps) {
  const words = strings.planSettings.periods;
  const styles = useStyles();
  const open = props.settings.periods.find(({ closedAt }) => closedAt === null);
  if (open) return <OpenPeriod key={open.id} {...props} periodId={open.id} />;
  return (
    <SettingsSection title={words.title} lead={words.lead}>
      <ClosedPeriods periods={props.settings.periods} />
      <p className={styles.paragraph}>{words.none}</p>
    </SettingsSection>
  );
}

interface OpenPeriodProps extends SectionProps {
  periodId: string;
}

function OpenPeriod({ periodId, ...props }: OpenPeriodProps) {
  const save = useSettingsSenders(props.settings.planId);
  const styles = useStyles();
  const words = strings.planSettings.periods;
  const { settings, personId } = props;
  const find = ({ periods }: SectionProps['settings']) => periods.find(({ id }) => id === periodId);
  const section = useSection({
    ...{ name: `period ${periodId}`, personId, settings },
    valuesOf: (view) => ({ label: find(view)?.label ?? '', cutOff: find(view)?.cutOff ?? '' }),
    eTagOf: (view) => find(view)?.eTag ?? '',
    send: (request, { label, cutOff }) =>
      save.period(periodId, {
        ...request,
        change: { label, cutOff: cutOff === '' ? null : cutOff },
      }),
  });
  const { values, set } = section;
  const inWords = (each: typeof values) => [
    { label: settingLabels['period-label'], value: each.label },
    { label: settingLabels['period-cut-off'], value: each.cutOff === '' ? '–' : dayInWords(each.cutOff) },
  ];
  return (
    <SectionForm title={words.title} lead={words.lead} section={section} inWords={inWords}>
      <ClosedPeriods periods={settings.periods} />
      <h3 className={styles.cardTitle}>{words.open}</h3>
      <div className={styles.pair}>
        <Field label={words.label} hint={words.labelHint}>
          <Input value={values.label} onChange={(_, { value }) => set({ label: value })} />
        </Field>
        <Field
          label={words.cutOffLabel}
          hint={words.cutOffHint(values.cutOff === '' ? null : dayInWords(values.cutOff))}
        >
          <Input type="date" value={values.cutOff} onChange={(_, { value }) => set({ cutOff: value })} />
        </Field>
      </div>
    </SectionForm>
  );
}

interface ClosedPeriodsProps {
  periods: readonly PeriodSettings[];
}

function ClosedPeriods({ periods }: ClosedPeriodsProps) {
  const styles = useStyles();
  const words = strings.planSettings.periods;
  const closed = periods.filter(({ closedAt }) => closedAt !== null);
  if (closed.length === 0) return null;
  return (
    <ul className={styles.plainList} style={{ rowGap: 0 }}>
      {closed.map(({ id, label, kind, cutOff, closedAt }) => (
        <li key={id} className={styles.period}>
          <span>
            {label} <span className={styles.quiet}>– {words.kinds[kind]}</span>
          </span>
          <span className={mergeClasses(styles.quiet, styles.small)}>
            {cutOff === null ? words.noCutOff : words.cutOff(longDate(cutOff))} ·{' '}
            {words.closed(longDay(closedAt ?? ''))}
          </span>
        </li>
      ))}
    </ul>
  );
}

function dayInWords(day: string): string {
  return isIsoDate(day) ? longDate(day) : day;
}

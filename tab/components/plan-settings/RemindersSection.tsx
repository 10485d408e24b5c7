import { Field, Input } from '@fluentui/react-components';
import { stageProblems } from '#domain/plan-settings';
import { strings } from '#tab/strings';
import { fieldsOf, stagesOf, type ReminderFields } from './reminder-fields.ts';
import { ReminderPreview } from './ReminderPreview.tsx';
import { SectionForm } from './SectionForm.tsx';
import { useStyles } from './styles.ts';
import { inWords, usePlanSection, type SectionProps } from './usePlanSection.ts';

/** When people hear about a date, and what that means for an example. */
export function RemindersSection(props: SectionProps) {
  const styles = useStyles();
  const words = strings.planSettings.reminders;
  const section = usePlanSection(props, {
    name: 'reminders',
    valuesOf: ({ reminderStages }) => fieldsOf(reminderStages),
    problemsOf: (values) => stageProblems(stagesOf(values)),
    changeOf: (values) => ({ reminderStages: stagesOf(values) }),
  });
  const stages = stagesOf(section.values);
  const field = (name: keyof ReminderFields) => ({
    value: section.values[name],
    inputMode: 'numeric' as const,
    onChange: (_: unknown, { value }: { value: string }) => section.set({ [name]: value }),
  });
  return (
    <SectionForm
      title={words.title}
      lead={words.lead}
      section={section}
      inWords={(each) => inWords(props.settings, { reminderStages: stagesOf(each) }, ['reminder-stages'])}
    >
      <div className={styles.pair}>
        <Field label={words.daysBefore} hint={words.daysBeforeHint}>
          <Input {...field('daysBefore')} inputMode="text" />
        </Field>
        <Field label={words.daysBetweenLate} hint={words.daysBetweenLateHint}>
          <Input {...field('daysBetweenLate')} />
        </Field>
        <Field label={words.escalate}>
          <Input {...field('escalateAfterDays')} />
        </Field>
        <Field label={words.sponsor}>
          <Input {...field('sponsorAfterDays')} />
        </Field>
      </div>
      <p className={`${styles.paragraph} ${styles.quiet} ${styles.small}`}>
        {words.dueToday} {words.changed}
      </p>
      <ReminderPreview
        planId={props.settings.planId}
        stages={stageProblems(stages).length > 0 ? null : stages}
        hasSponsor={props.settings.sponsorPostId !== null}
      />
    </SectionForm>
  );
}

import { Field, Input, mergeClasses } from '@fluentui/react-components';
import { useDeferredValue, useState } from 'react';
import { isIsoDate, longDate } from '#domain/dates';
import type { PlanSettingsPreview } from '#domain/plan-settings-view';
import type { ReminderStages } from '#domain/reminder-stages';
import { useSettingsPreview } from '#tab/api/plan-settings';
import { strings } from '#tab/strings';
import { useStyles } from './styles.ts';

export interface ReminderPreviewProps {
  planId: string;
  /** Null while they cannot be kept as they are. */
  stages: ReminderStages | null;
  /** Whether the plan names a sponsor. */
  hasSponsor: boolean;
}

/** The days on which the people behind an example action would hear, worked out by the server's own rules. */
export function ReminderPreview({ planId, stages, hasSponsor }: ReminderPreviewProps) {
  const styles = useStyles();
  const words = strings.planSettings.reminders;
  const [dueDate, setDueDate] = useState<string | null>(null);
  const question = stages && {
    change: { reminderStages: stages },
    ...(dueDate !== null && isIsoDate(dueDate) && { dueDate }),
  };
  const preview = useSettingsPreview(planId, useDeferredValue(question));
  const found = preview.data;
  return (
    <div className={styles.card}>
      <h3 className={styles.cardTitle}>{found ? words.preview(longDate(found.dueDate)) : words.working}</h3>
      <div aria-live="polite">
        {stages === null ? (
          <p className={styles.paragraph}>{words.notYet}</p>
        ) : (
          found?.reminders &&
          (['owner', 'above', 'sponsor'] as const).map((who) => (
            <Days
              key={who}
              who={who}
              days={(found.reminders ?? []).filter((each) => each.who === who)}
              onward={who === 'sponsor' ? null : words.onward(stages.daysBetweenLate)}
              note={who === 'sponsor' && !hasSponsor ? words.noSponsor : null}
            />
          ))
        )}
        {preview.isError && !found && <p className={styles.paragraph}>{preview.error.message}</p>}
      </div>
      <p className={mergeClasses(styles.lead)}>{words.unless}</p>
      <Field label={words.previewDate} size="small" style={{ maxWidth: '180px', marginTop: '12px' }}>
        <Input
          type="date"
          size="small"
          value={dueDate ?? found?.dueDate ?? ''}
          onChange={(_, { value }) => setDueDate(value)}
        />
      </Field>
    </div>
  );
}

interface DaysProps {
  who: 'owner' | 'above' | 'sponsor';
  days: NonNullable<PlanSettingsPreview['reminders']>;
  onward: string | null;
  note: string | null;
}

function Days({ who, days, onward, note }: DaysProps) {
  const styles = useStyles();
  return (
    <>
      <p className={styles.who}>{strings.planSettings.reminders.who[who]}</p>
      <dl className={styles.days}>
        {days.map(({ day, stage }) => (
          <div key={day} style={{ display: 'contents' }}>
            <dt className={styles.day}>{longDate(day)}</dt>
            <dd className={styles.stage}>{stage}</dd>
          </div>
        ))}
      </dl>
      {onward && <p className={mergeClasses(styles.paragraph, styles.stage)}>{onward}</p>}
      {note && <p className={mergeClasses(styles.paragraph, styles.stage)}>{note}</p>}
    </>
  );
}

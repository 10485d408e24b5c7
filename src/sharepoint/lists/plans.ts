import type { Plan } from '#domain/plan';
import { ragKeyOrder, type RagKeyEntry } from '#domain/rag';
import { defaultReminderStages, type ReminderStages } from '#domain/reminder-stages';
import {
  choice,
  flag,
  ids,
  instant,
  lines,
  optionalDay,
  optionalText,
  stored,
  wholeNumber,
  type Codec,
  type Column,
} from './codec.ts';
import { defineList } from './define-list.ts';
import { lastSettingChange } from './last-setting-change.ts';
import { title } from './title.ts';
import { planStateWords, ragKeyWords, sourceWords } from './words.ts';

export const plans = defineList<Plan>({
  displayName: 'Plans',
  description: 'One row for each document of recommendations.',
  codecs: {
    title: title(),
    source: choice('Source', 'Source', sourceWords, 'other'),
    state: choice('State', 'State', planStateWords, 'live'),
    ragKey: ragKey(),
    reminderStages: reminderStages(),
    stagesChangedOn: optionalDay('StagesChangedOn', 'Reminder stages changed on'),
    sponsorPostId: optionalText('SponsorPostId', { displayName: 'Sponsor (post)' }),
    readerPostIds: readers(),
    ownersMayMoveDates: flag('OwnersMayMoveDates', 'Owners may move dates'),
    sourceFile: sourceFile(),
    importedAt: instant('ImportedAt', 'Imported at'),
    lastChange: lastSettingChange,
  },
});

/** One meaning a line: "Red: off track". */
function ragKey(): Codec<RagKeyEntry[]> {
  const texts = lines('RagKey', 'RAG key');
  return {
    columns: texts.columns,
    write: (meanings) => texts.write(meanings.map(({ rag, meaning }) => `${ragKeyWords[rag]}: ${meaning}`)),
    read: (fields, report) =>
      texts.read(fields, report).flatMap((line) => {
        const rag = ragKeyOrder.find((candidate) => line.startsWith(`${ragKeyWords[candidate]}:`));
        if (rag) return [{ rag, meaning: line.slice(ragKeyWords[rag].length + 1).replace(/^ /, '') }];
        report(texts.columns[0]!, `holds "${line}", which does not start with a colour and a colon`);
        return [];
      }),
  };
}

function reminderStages(): Codec<ReminderStages> {
  const before: Column = { name: 'RemindDaysBefore', displayName: 'Remind days before', type: 'text' };
  const between = wholeNumber(
    'RemindDaysBetweenLate',
    'Days between late reminders',
    defaultReminderStages.daysBetweenLate,
  );
  const escalate = wholeNumber(
    'EscalateAfterDays',
    'Escalate after days late',
    defaultReminderStages.escalateAfterDays,
  );
  const sponsor = wholeNumber(
    'SponsorAfterDays',
    'Tell sponsor after days late',
    defaultReminderStages.sponsorAfterDays,
  );
  return {
    columns: [before, ...between.columns, ...escalate.columns, ...sponsor.columns],
    write: (stages) => ({
      [before.name]: stages.daysBefore.length > 0 ? stages.daysBefore.join(', ') : 'none',
      ...between.write(stages.daysBetweenLate),
      ...escalate.write(stages.escalateAfterDays),
      ...sponsor.write(stages.sponsorAfterDays),
    }),
    read: (fields, report) => ({
      daysBefore: readDays(stored(fields, before), (problem) => report(before, problem)),
      daysBetweenLate: between.read(fields, report),
      escalateAfterDays: escalate.read(fields, report),
      sponsorAfterDays: sponsor.read(fields, report),
    }),
  };
}

/** "28, 14, 5", furthest first; "none" for no reminders ahead. */
function readDays(found: string | null, report: (problem: string) => void): number[] {
  if (found?.trim().toLowerCase() === 'none') return [];
  const parts = (found ?? '').split(/[,;\s]+/).filter((part) => part !== '');
  if (parts.length > 0 && parts.every((part) => /^\d{1,4}$/.test(part))) {
    return parts.map(Number).sort((a, b) => b - a);
  }
  if (found !== null) report(`holds "${found}", which is not a list of days such as "28, 14, 5"`);
  return defaultReminderStages.daysBefore;
}

/**
 * A plan for named readers says so in a column of its own: were an emptied list of readers all there is,
 * clearing it by hand would open the plan to everybody.
 */
function readers(): Codec<string[] | null> {
  const readersOnly = flag('ReadersOnly', 'For named readers only');
  const named = ids('ReaderPostIds', 'Readers (posts)');
  return {
    columns: [...readersOnly.columns, ...named.columns],
    write: (posts) => ({ ...readersOnly.write(posts !== null), ...named.write(posts ?? []) }),
    read(fields, report) {
      const posts = named.read(fields, report);
      return readersOnly.read(fields, report) || posts.length > 0 ? posts : null;
    },
  };
}

function sourceFile(): Codec<Plan['sourceFile']> {
  const name = optionalText('SourceFileName', { displayName: 'Source file' });
  const sha256 = optionalText('SourceFileHash', { displayName: 'Source file SHA-256' });
  return {
    columns: [...name.columns, ...sha256.columns],
    write: (file) => ({ ...name.write(file?.name ?? null), ...sha256.write(file?.sha256 ?? null) }),
    read(fields, report) {
      const hash = sha256.read(fields, report);
      return hash === null ? null : { name: name.read(fields, report) ?? '', sha256: hash };
    },
  };
}

import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { settingsKey, useSettingsSenders, type SaveOutcome } from '#tab/api/plan-settings';
import { strings } from '#tab/strings';
import { ConfirmDialog } from '../confirm-dialog/ConfirmDialog.tsx';
import { SettingsSection } from './SettingsSection.tsx';
import { useStyles } from './styles.ts';
import type { SectionProps } from './usePlanSection.ts';

/**
 * Puts the plan away after asking; `ArchivedNotice` brings it back. It stays on the page once the plan is archived:
 * a dialog that goes away while it closes leaves the whole page hidden from screen readers.
 */
export function ArchiveSection({ settings }: Pick<SectionProps, 'settings'>) {
  const words = strings.planSettings.archive;
  const styles = useStyles();
  const [isAsking, setAsking] = useState(false);
  const { send, sentence, isSending } = useArchiving(settings);
  return (
    <SettingsSection title={words.title} lead={words.lead}>
      <div className={styles.buttons}>
        {settings.isArchived ? (
          <p className={styles.paragraph}>{words.archivedTitle}.</p>
        ) : (
          <Button onClick={() => setAsking(true)} disabledFocusable={isSending}>
            {words.archive}
          </Button>
        )}
      </div>
      {sentence && <p role="alert">{sentence}</p>}
      <ConfirmDialog
        isLoss
        isOpen={isAsking}
        title={words.confirmTitle(settings.title)}
        body={words.confirm}
        confirm={words.sure}
        keep={words.keep}
        onConfirm={() => {
          setAsking(false);
          send(true);
        }}
        onKeep={() => setAsking(false)}
      />
    </SettingsSection>
  );
}

/** Sets the plan's state, upon whatever else was changed meanwhile. */
export function useArchiving(settings: SectionProps['settings']) {
  const save = useSettingsSenders(settings.planId);
  const queries = useQueryClient();
  const sending = useMutation({
    networkMode: 'always',
    mutationFn: async (isArchived: boolean): Promise<SaveOutcome> => {
      const send = (basedOn: string) =>
        save.settings({ id: crypto.randomUUID(), basedOn, change: { isArchived } });
      const outcome = await send(settings.eTag);
      // Putting it away contradicts no other setting, so it holds upon theirs.
      return !outcome.ok && outcome.reason === 'changed' ? send(outcome.theirs.eTag) : outcome;
    },
    onSuccess: async (outcome) => {
      if (outcome.ok) queries.setQueryData(settingsKey(settings.planId), outcome.settings);
      await Promise.all(
        [['plan', settings.planId], ['plans'], ['archived-plans'], ['overview']].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      );
    },
  });
  const isRefused = sending.data !== undefined && !sending.data.ok;
  return {
    send: (isArchived: boolean) => sending.mutate(isArchived),
    isSending: sending.isPending,
    sentence: sending.isError ? sending.error.message : isRefused ? strings.planSettings.problems : null,
  };
}

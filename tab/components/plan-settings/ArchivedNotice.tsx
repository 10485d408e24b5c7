import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import { strings } from '#tab/strings';
import { useArchiving } from './ArchiveSection.tsx';
import type { SectionProps } from './usePlanSection.ts';

/** The plan is put away; the way back is one press. */
export function ArchivedNotice({ settings }: Pick<SectionProps, 'settings'>) {
  const words = strings.planSettings.archive;
  const { send, isSending, sentence } = useArchiving(settings);
  return (
    <MessageBar intent="warning" layout="multiline" role="status">
      <MessageBarBody>
        <MessageBarTitle>{words.archivedTitle}</MessageBarTitle>
        {sentence ?? words.archived}
      </MessageBarBody>
      <MessageBarActions>
        <Button appearance="primary" disabledFocusable={isSending} onClick={() => send(false)}>
          {words.restore}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

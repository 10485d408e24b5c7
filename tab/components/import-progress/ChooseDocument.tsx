import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { strings } from '#tab/strings';
import { FileDrop } from '../file-drop/FileDrop.tsx';

export interface ChooseDocumentProps {
  /** Why the document chosen before could not be read; null when none was. */
  problem: string | null;
  onFile: (file: File) => void;
}

/** Asks for a document, and says what was wrong with the last one. */
export function ChooseDocument({ problem, onFile }: ChooseDocumentProps) {
  return (
    <>
      {problem && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>
            <MessageBarTitle>{strings.import.unreadable}</MessageBarTitle>
            {problem}
          </MessageBarBody>
        </MessageBar>
      )}
      <FileDrop onFile={onFile} />
    </>
  );
}

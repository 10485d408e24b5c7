import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { useHost } from '#tab/host/host';
import { stagePath } from '#tab/routes';
import { strings } from '#tab/strings';

export interface ShareToStageProps {
  meetingId: string;
  /** Shown where there is no stage: everywhere but in the panel beside a meeting. */
  otherwise?: ReactNode;
}

/** Puts a meeting before everybody in it. */
export function ShareToStage({ meetingId, otherwise = null }: ShareToStageProps) {
  const host = useHost();
  const [isSharing, setSharing] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const shareToStage = host?.shareToStage;
  if (!shareToStage) return otherwise;

  const share = () => {
    setSharing(true);
    setProblem(null);
    shareToStage(stagePath(meetingId))
      .catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)))
      .finally(() => setSharing(false));
  };
  return (
    <>
      <Button disabledFocusable={isSharing} onClick={share}>
        {isSharing ? strings.stage.sharing : strings.stage.share}
      </Button>
      {problem && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{problem}</MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}

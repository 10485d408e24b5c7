import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  MessageBar,
  MessageBarBody,
  Spinner,
} from '@fluentui/react-components';
import { useState } from 'react';
import { trialApi } from '../api.ts';
import { rememberPerson } from '../remembered.ts';

export interface StartAgainDialogProps {
  onClose: () => void;
}

/** How often to look whether the trial is up again, and for how long. */
const lookEveryMs = 500;
const giveUpAfterMs = 60_000;

/** Asks, then throws everything away and waits for the fresh trial. */
export function StartAgainDialog({ onClose }: StartAgainDialogProps) {
  const [isWorking, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const startAgain = async () => {
    setWorking(true);
    setProblem(null);
    try {
      await trialApi.startAgain();
      await untilReady();
      rememberPerson(null);
      window.location.assign('/');
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      setWorking(false);
    }
  };

  return (
    <Dialog open modalType="alert" onOpenChange={() => !isWorking && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Start the trial again?</DialogTitle>
          <DialogContent>
            Everything done in this trial is deleted: imported documents, updates, chats and the date. The
            sample council is put back as it was.
            {problem && (
              <MessageBar intent="error">
                <MessageBarBody>{problem}</MessageBarBody>
              </MessageBar>
            )}
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button disabled={isWorking}>Keep it</Button>
            </DialogTrigger>
            <Button appearance="primary" disabled={isWorking} onClick={() => void startAgain()}>
              {isWorking ? <Spinner size="tiny" label="Starting again" /> : 'Delete and start again'}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

async function untilReady(): Promise<void> {
  for (const startedAt = Date.now(); Date.now() - startedAt < giveUpAfterMs;) {
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    const isReady = await trialApi.trial().then(
      () => true,
      () => false, // not listening yet
    );
    if (isReady) return;
  }
  throw new Error('The trial did not come back. Look at the terminal it was started in.');
}

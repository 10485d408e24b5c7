import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { strings } from '#tab/strings';

export interface DiscardDialogProps {
  isOpen: boolean;
  onKeep: () => void;
  onDiscard: () => void;
}

/** Asks before what somebody wrote is thrown away. */
export function DiscardDialog({ isOpen, onKeep, onDiscard }: DiscardDialogProps) {
  return (
    <Dialog modalType="alert" open={isOpen} onOpenChange={(_, { open }) => !open && onKeep()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{strings.discard.title}</DialogTitle>
          <DialogContent>{strings.discard.body}</DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onKeep}>
              {strings.discard.keep}
            </Button>
            <Button onClick={onDiscard}>{strings.discard.discard}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

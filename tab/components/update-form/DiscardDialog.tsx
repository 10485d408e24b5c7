import { strings } from '#tab/strings';
import { ConfirmDialog } from '../confirm-dialog/ConfirmDialog.tsx';

export interface DiscardDialogProps {
  isOpen: boolean;
  onKeep: () => void;
  onDiscard: () => void;
}

/** Asks before what somebody wrote is thrown away. */
export function DiscardDialog({ isOpen, onKeep, onDiscard }: DiscardDialogProps) {
  const { title, body, keep, discard } = strings.discard;
  return (
    <ConfirmDialog
      isLoss
      {...{ isOpen, title, body, keep, onKeep }}
      confirm={discard}
      onConfirm={onDiscard}
    />
  );
}

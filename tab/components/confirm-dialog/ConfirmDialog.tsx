import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';

export interface ConfirmDialogProps {
  isOpen: boolean;
  title: string;
  body: ReactNode;
  /** What the person came for. */
  confirm: string;
  keep: string;
  /** Keeping is the button that stands out: what is confirmed would be missed. */
  isLoss?: boolean;
  onConfirm: () => void;
  onKeep: () => void;
}

/**
 * Asks once more before something that others will see, or that throws away what somebody wrote. As in every dialog
 * the way out stands first, where Enter presses it, and what the person came for last.
 */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, title, body, confirm, keep, isLoss = false, onConfirm, onKeep } = props;
  return (
    <Dialog modalType="alert" open={isOpen} onOpenChange={(_, { open }) => !open && onKeep()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{body}</DialogContent>
          <DialogActions fluid>
            <Button appearance={isLoss ? 'primary' : 'secondary'} onClick={onKeep}>
              {keep}
            </Button>
            <Button appearance={isLoss ? 'secondary' : 'primary'} onClick={onConfirm}>
              {confirm}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

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
  /** Keeping stands first, where Enter presses it: what is confirmed would be missed. */
  isLoss?: boolean;
  onConfirm: () => void;
  onKeep: () => void;
}

/** Asks once more before something that others will see, or that throws away what somebody wrote. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, title, body, confirm, keep, isLoss = false, onConfirm, onKeep } = props;
  const ways = [
    { label: confirm, onClick: onConfirm },
    { label: keep, onClick: onKeep },
  ];
  if (isLoss) ways.reverse();
  return (
    <Dialog modalType="alert" open={isOpen} onOpenChange={(_, { open }) => !open && onKeep()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{body}</DialogContent>
          <DialogActions fluid>
            {ways.map(({ label, onClick }, place) => (
              <Button key={label} appearance={place === 0 ? 'primary' : 'secondary'} onClick={onClick}>
                {label}
              </Button>
            ))}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

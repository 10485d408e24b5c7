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
  onConfirm: () => void;
  onKeep: () => void;
}

/** Asks once more before something that others will see. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, title, body, confirm, keep, onConfirm, onKeep } = props;
  return (
    <Dialog modalType="alert" open={isOpen} onOpenChange={(_, { open }) => !open && onKeep()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{body}</DialogContent>
          <DialogActions fluid>
            <Button appearance="primary" onClick={onConfirm}>
              {confirm}
            </Button>
            <Button onClick={onKeep}>{keep}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

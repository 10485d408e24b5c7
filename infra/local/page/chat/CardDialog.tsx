import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons';
import type { ActionResult } from '#infra/local/contract';
import { CardView } from './CardView.tsx';

export interface CardDialogProps {
  title: string;
  /** The form, an Adaptive Card. */
  card: unknown;
  /** Sends what was typed; an answer is shown under the form. */
  onSend: (data: unknown) => Promise<ActionResult | null>;
  onClose: () => void;
}

/** A form that the bot opens over the chat, as a dialog of Teams. */
export function CardDialog({ title, card, onSend, onClose }: CardDialogProps) {
  const styles = useStyles();
  return (
    <Dialog open modalType="modal" onOpenChange={(_event, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle
            action={
              <Button
                appearance="subtle"
                icon={<Dismiss20Regular />}
                aria-label="Close without saving"
                onClick={onClose}
              />
            }
          >
            {title}
          </DialogTitle>
          <DialogContent className={styles.content}>
            <CardView
              card={card}
              actions={{
                execute: () => Promise.resolve({ kind: 'failed', text: 'Dialogs have no such button.' }),
                submit: onSend,
                openUrl: (url) => window.open(url, '_blank', 'noopener'),
                openDialog: null,
              }}
            />
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

const useStyles = makeStyles({
  surface: { maxWidth: '640px', padding: tokens.spacingHorizontalL },
  content: { paddingTop: tokens.spacingVerticalS },
});

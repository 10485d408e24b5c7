import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Switch,
  tokens,
} from '@fluentui/react-components';
import { Fragment } from 'react';
import { strings } from '#tab/strings';

const useStyles = makeStyles({
  keys: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    margin: 0,
    marginBottom: tokens.spacingVerticalM,
  },
  key: {
    fontFamily: tokens.fontFamilyMonospace,
    fontWeight: tokens.fontWeightSemibold,
    '@media (max-width: 359px)': { maxWidth: '90px' },
  },
  meaning: { margin: 0 },
});

export interface KeysDialogProps {
  isOpen: boolean;
  /** Whether single letters do anything. */
  hasLetters: boolean;
  onLetters: (hasLetters: boolean) => void;
  onClose: () => void;
}

/** What the keyboard does here; letters can be switched off, for those whose voice or hand would press them unmeant. */
export function KeysDialog({ isOpen, hasLetters, onLetters, onClose }: KeysDialogProps) {
  const styles = useStyles();
  const words = strings.meeting.keys;
  return (
    <Dialog open={isOpen} onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words.title}</DialogTitle>
          <DialogContent>
            <dl className={styles.keys}>
              {words.list.map(([key, meaning]) => (
                <Fragment key={key}>
                  <dt className={styles.key}>{key}</dt>
                  <dd className={styles.meaning}>{meaning}</dd>
                </Fragment>
              ))}
            </dl>
            <Switch
              checked={hasLetters}
              label={words.letters}
              onChange={(_, { checked }) => onLetters(checked)}
            />
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {words.close}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
} from '@fluentui/react-components';
import { useState, type FormEvent } from 'react';
import { longestViewName } from '#domain/saved-view';
import type { ViewView } from '#domain/view';
import { strings } from '#tab/strings';
import { useStyles } from './styles.ts';

export interface ViewDialogProps {
  /** The view that is edited; null for a new one. */
  view: ViewView | null;
  /** Why the last try was not kept; null while nothing was tried. */
  error: string | null;
  isBusy: boolean;
  onSave: (given: { name: string; isShared: boolean }) => void;
  /** Null for a new view. */
  onDelete: (() => void) | null;
  onClose: () => void;
}

/** A view's name, and who finds it. */
export function ViewDialog({ view, error, isBusy, onSave, onDelete, onClose }: ViewDialogProps) {
  const styles = useStyles();
  const words = strings.savedViews;
  const [name, setName] = useState(view?.name ?? '');
  const [isShared, setShared] = useState(view?.isShared ?? false);
  const [isNameMissed, setNameMissed] = useState(false);

  function submit(event: FormEvent): void {
    event.preventDefault();
    setNameMissed(name.trim() === '');
    if (name.trim() !== '') onSave({ name: name.trim(), isShared });
  }

  const sharedHint = view && !view.isMine ? words.sharedHintOther(view.owner) : words.sharedHint;
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.dialog}>
        <form onSubmit={submit} noValidate>
          <DialogBody>
            <DialogTitle>{view ? words.editTitle : words.newTitle}</DialogTitle>
            <DialogContent className={styles.form}>
              {error && (
                <MessageBar intent="error" layout="multiline" role="alert">
                  <MessageBarBody>{error}</MessageBarBody>
                </MessageBar>
              )}
              {!view && <p className={styles.hint}>{words.newHint}</p>}
              <Field
                label={words.name}
                required
                validationMessage={isNameMissed && name.trim() === '' ? words.nameNeeded : null}
              >
                <Input
                  value={name}
                  maxLength={longestViewName}
                  autoFocus
                  onChange={(_, { value }) => setName(value)}
                />
              </Field>
              <Field hint={isShared ? sharedHint : words.personalHint}>
                <Checkbox
                  label={words.share}
                  checked={isShared}
                  onChange={(_, { checked }) => setShared(checked === true)}
                />
              </Field>
            </DialogContent>
            <DialogActions fluid>
              {onDelete && (
                <Button onClick={onDelete} disabledFocusable={isBusy}>
                  {words.delete}
                </Button>
              )}
              <Button onClick={onClose}>{strings.form.cancel}</Button>
              <Button type="submit" appearance="primary" disabledFocusable={isBusy}>
                {view ? words.saveEdit : words.saveButton}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

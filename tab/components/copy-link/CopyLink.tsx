import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
} from '@fluentui/react-components';
import { CheckmarkRegular, LinkRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { useHost, type LinkedPlace } from '#tab/host/host';
import { strings } from '#tab/strings';
import { useStyles } from './styles.ts';

export interface CopyLinkProps {
  /** Where the link leads. */
  place: LinkedPlace;
  /** Among other buttons without words. */
  isIcon?: boolean;
}

/** How long it says that it is done, in milliseconds. */
const saidForMs = 4_000;

/** Puts a link on the clipboard; where the browser refuses that, shows it to be copied by hand. */
export function CopyLink({ place, isIcon = false }: CopyLinkProps) {
  const styles = useStyles();
  const host = useHost();
  const [outcome, setOutcome] = useState<{ link: string; isCopied: boolean } | null>(null);

  useEffect(() => {
    if (!outcome?.isCopied) return;
    const timer = setTimeout(() => setOutcome(null), saidForMs);
    return () => clearTimeout(timer);
  }, [outcome]);

  if (!host) return null;
  const link = host.linkTo(place);
  const said = outcome?.link === link ? outcome : null; // of this place, not of the one before
  const copy = () => {
    host.copy(link).then(
      () => setOutcome({ link, isCopied: true }),
      () => setOutcome({ link, isCopied: false }), // not a failure: the person copies it themselves
    );
  };
  const isCopied = said?.isCopied === true;
  const icon = isCopied ? <CheckmarkRegular /> : <LinkRegular />;
  return (
    <>
      {isIcon ? (
        <Button
          appearance="subtle"
          aria-label={strings.link.copy}
          title={isCopied ? strings.link.copied : strings.link.copy}
          icon={icon}
          onClick={copy}
        />
      ) : (
        <Button size="small" appearance="subtle" icon={icon} onClick={copy}>
          {strings.link.copy}
        </Button>
      )}
      <span role="status" className={isIcon ? styles.heard : styles.said}>
        {isCopied ? strings.link.copied : ''}
      </span>
      <Dialog open={said?.isCopied === false} onOpenChange={() => setOutcome(null)}>
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{strings.link.copy}</DialogTitle>
            <DialogContent>
              <Field label={strings.link.byHand}>
                <Input readOnly value={link} onFocus={({ target }) => target.select()} />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button appearance="primary" onClick={() => setOutcome(null)}>
                {strings.link.done}
              </Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    </>
  );
}

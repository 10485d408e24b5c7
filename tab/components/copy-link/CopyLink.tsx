import { Button, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useHost, type LinkedPlace } from '#tab/host/host';
import { strings } from '#tab/strings';
import { useStyles } from './styles.ts';

export interface CopyLinkProps {
  /** Where the link leads. */
  place: LinkedPlace;
}

/** Puts a link on the clipboard; where the browser refuses that, shows it to be copied by hand. */
export function CopyLink({ place }: CopyLinkProps) {
  const styles = useStyles();
  const host = useHost();
  const [copied, setCopied] = useState<{ link: string; isOnClipboard: boolean } | null>(null);
  if (!host) return null;
  const link = host.linkTo(place);
  const said = copied?.link === link ? copied : null; // of this place, not of the one before

  async function copy(): Promise<void> {
    const isOnClipboard = await navigator.clipboard.writeText(link).then(
      () => true,
      () => false,
    );
    setCopied({ link, isOnClipboard });
  }

  return (
    <>
      <Button size="small" appearance="subtle" onClick={() => void copy()}>
        {strings.link.copy}
      </Button>
      <span role="status" className={said ? styles.said : undefined}>
        {said?.isOnClipboard && strings.link.copied}
        {said && !said.isOnClipboard && strings.link.byHand}
      </span>
      {said && !said.isOnClipboard && (
        <Input
          readOnly
          size="small"
          className={styles.link}
          value={link}
          aria-label={strings.link.label}
          onFocus={({ target }) => target.select()}
        />
      )}
    </>
  );
}

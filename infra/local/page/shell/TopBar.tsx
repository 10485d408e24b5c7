import { Image, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

export interface TopBarProps {
  council: string;
  /** What stands at the right: clock, theme, person. */
  children: ReactNode;
}

export function TopBar({ council, children }: TopBarProps) {
  const styles = useStyles();
  return (
    <header className={styles.bar}>
      <Image src="/local/page/golden-thread.svg" alt="" width={28} height={28} />
      <Text weight="semibold" className={styles.council}>
        {council}
      </Text>
      <div className={styles.right}>{children}</div>
    </header>
  );
}

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '48px',
    padding: `0 ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground4,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  council: {
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    '@media (max-width: 480px)': { display: 'none' },
  },
  right: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    marginLeft: 'auto',
    flexShrink: 0,
  },
});

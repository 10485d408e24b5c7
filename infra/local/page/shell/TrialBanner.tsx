import { makeStyles, tokens } from '@fluentui/react-components';

/** Says on every page what this is. */
export function TrialBanner() {
  const styles = useStyles();
  return (
    <aside className={styles.banner} aria-label="About this page">
      <strong>Local trial</strong> – invented council, nothing leaves this machine
    </aside>
  );
}

const useStyles = makeStyles({
  banner: {
    margin: 0,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase200,
    textAlign: 'center',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

import { makeStyles, tokens } from '@fluentui/react-components';

/** Says on every page what this is. */
export function TrialBanner() {
  const styles = useStyles();
  return (
    <p className={styles.banner}>
      <strong>Local trial</strong> – invented council, nothing leaves this machine
    </p>
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

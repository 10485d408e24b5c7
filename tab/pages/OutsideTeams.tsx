import { Notice } from '../components/notice/Notice.tsx';
import { strings } from '../strings.ts';
import { useStandingAloneStyles } from './standing-alone-styles.ts';

/** Somebody followed a link in a browser. */
export function OutsideTeams() {
  const styles = useStandingAloneStyles();
  return (
    <main className={styles.root}>
      <Notice title={strings.outside.title} body={strings.outside.body} />
    </main>
  );
}

import { Link } from '@fluentui/react-components';
import { Notice } from '../components/notice/Notice.tsx';
import { strings } from '../strings.ts';
import { useStandingAloneStyles } from './standing-alone-styles.ts';

/** Framed by a page that does not say who the person is: a window of its own can ask. */
export function OutsideTeams() {
  const styles = useStandingAloneStyles();
  return (
    <main className={styles.root}>
      <Notice title={strings.outside.title} body={strings.outside.body}>
        <Link inline href={window.location.href} target="_blank" rel="noopener">
          {strings.outside.open}
        </Link>
      </Notice>
    </main>
  );
}

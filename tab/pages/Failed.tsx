import { Button } from '@fluentui/react-components';
import { Notice } from '../components/notice/Notice.tsx';
import { strings } from '../strings.ts';
import { useStandingAloneStyles } from './standing-alone-styles.ts';

/** Something broke that no page could deal with. What was being written is kept in the browser. */
export function Failed() {
  const styles = useStandingAloneStyles();
  return (
    <main className={styles.root}>
      <Notice title={strings.failures.title} body={strings.failures.unexpected}>
        <Button appearance="primary" onClick={() => window.location.reload()}>
          {strings.failures.reopen}
        </Button>
      </Notice>
    </main>
  );
}

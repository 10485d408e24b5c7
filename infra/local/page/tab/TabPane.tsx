import { makeStyles } from '@fluentui/react-components';
import type { Surface } from '../remembered.ts';
import { ChannelTab } from './ChannelTab.tsx';
import { HostedFrame, type Holding } from './HostedFrame.tsx';
import { Meeting } from './Meeting.tsx';

export interface TabPaneProps extends Holding {
  /** What the tab is shown as. */
  surface: Surface;
  /** What the tab opens on; null for its first page. */
  subPageId: string | null;
}

/** The tab where Teams would put it. Give it a new `key` for another person or page. */
export function TabPane({ surface, subPageId, ...holding }: TabPaneProps) {
  const styles = useStyles();
  return (
    <section className={styles.pane} aria-label="Golden Thread tab">
      {surface === 'personal' && <HostedFrame {...holding} title="Golden Thread" standing={{ subPageId }} />}
      {surface === 'channel' && <ChannelTab {...holding} subPageId={subPageId} />}
      {surface === 'meeting' && <Meeting {...holding} subPageId={subPageId} />}
    </section>
  );
}

const useStyles = makeStyles({
  pane: { height: '100%', minWidth: 0 },
});

import { Button, makeStyles, MessageBar, MessageBarBody, Text, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { paths } from '#infra/local/constants';
import { rememberChannelTab, rememberedChannelTab } from '../remembered.ts';
import type { SavedTab } from '../teams-host.ts';
import { HostedFrame, type Holding } from './HostedFrame.tsx';

export interface ChannelTabProps extends Holding {
  subPageId: string | null;
}

const channel = { channelId: '19:local@thread.tacv2', channelName: 'Directors' };

/** A team's channel: first the dialog that adds the tab to it, then the tab. */
export function ChannelTab({ subPageId, ...holding }: ChannelTabProps) {
  const styles = useStyles();
  const [saved, setSaved] = useState(rememberedChannelTab);
  const [isSettingUp, setSettingUp] = useState(saved === null);
  const keep = (tab: SavedTab | null) => {
    rememberChannelTab(tab);
    setSaved(tab);
    setSettingUp(tab === null);
  };
  return (
    <div className={styles.channel}>
      <div className={styles.strip}>
        <Text weight="semibold">{channel.channelName}</Text>
        {saved && !isSettingUp && (
          <>
            <Text className={styles.name}>{saved.suggestedDisplayName}</Text>
            <Button size="small" appearance="subtle" onClick={() => setSettingUp(true)}>
              Settings
            </Button>
            <Button size="small" appearance="subtle" onClick={() => keep(null)}>
              Remove
            </Button>
          </>
        )}
      </div>
      {saved && !isSettingUp ? (
        <div className={styles.tab}>
          <HostedFrame
            {...holding}
            key={saved.contentUrl}
            title="Golden Thread"
            address={saved.contentUrl}
            standing={{ subPageId, around: { entityId: saved.entityId, ...channel } }}
          />
        </div>
      ) : (
        <SetUp
          {...holding}
          current={saved}
          onSaved={keep}
          onCancel={saved ? () => setSettingUp(false) : null}
        />
      )}
    </div>
  );
}

interface SetUpProps extends Holding {
  current: SavedTab | null;
  onSaved: (tab: SavedTab) => void;
  /** Null while there is nothing to go back to. */
  onCancel: (() => void) | null;
}

/** Teams' dialog around the tab's own page. */
function SetUp({ current, onSaved, onCancel, ...holding }: SetUpProps) {
  const styles = useStyles();
  const frame = useRef<{ save: () => void }>(null);
  const [isValid, setValid] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const settings = { current, onValidity: setValid, onSaved, onRefused: setProblem };
  return (
    <div className={styles.backdrop}>
      <div className={styles.dialog} role="group" aria-label="Add Golden Thread to this channel">
        <Text weight="semibold" size={400} className={styles.heading}>
          {current ? 'Golden Thread: settings of this tab' : 'Add Golden Thread to this channel'}
        </Text>
        {problem && (
          <MessageBar intent="error">
            <MessageBarBody>{problem}</MessageBarBody>
          </MessageBar>
        )}
        <div className={styles.tab}>
          <HostedFrame
            {...holding}
            ref={frame}
            title="Golden Thread"
            address={`${paths.tab}configure`}
            standing={{ subPageId: null, frameContext: 'settings', around: channel, settings }}
          />
        </div>
        <div className={styles.buttons}>
          {onCancel && <Button onClick={onCancel}>Cancel</Button>}
          <Button appearance="primary" disabled={!isValid} onClick={() => frame.current?.save()}>
            Save
          </Button>
        </div>
      </div>
    </div>
  );
}

const useStyles = makeStyles({
  channel: { display: 'flex', flexDirection: 'column', height: '100%', minWidth: 0 },
  strip: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '40px',
    padding: `0 ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: {
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground2,
    marginRight: 'auto',
  },
  tab: { flexGrow: 1, minHeight: 0 },
  backdrop: {
    display: 'grid',
    flexGrow: 1,
    minHeight: 0,
    justifyItems: 'center',
    padding: tokens.spacingVerticalL,
    backgroundColor: tokens.colorNeutralBackground5,
  },
  dialog: {
    display: 'flex',
    flexDirection: 'column',
    width: 'min(100%, 600px)',
    height: 'min(100%, 620px)',
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow16,
  },
  heading: { padding: tokens.spacingVerticalL },
  buttons: {
    display: 'flex',
    justifyContent: 'flex-end',
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingVerticalL,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

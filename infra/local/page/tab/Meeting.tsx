import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { local } from '#infra/local/constants';
import { HostedFrame, type Holding } from './HostedFrame.tsx';

export interface MeetingProps extends Holding {
  subPageId: string | null;
}

/** The narrowest that Teams makes the panel beside a meeting, in pixels. */
const panelWidth = 280;

/** A meeting with Golden Thread in its side panel, and on its stage once somebody shares it there. */
export function Meeting({ subPageId, ...holding }: MeetingProps) {
  const styles = useStyles();
  const [onStage, setOnStage] = useState<string | null>(null);
  const around = { meetingId: 'local-meeting', chatId: local.meetingChatId };
  return (
    <div className={styles.meeting}>
      <div className={styles.stage}>
        {onStage === null ? (
          <Text className={styles.empty}>
            This is the meeting’s stage. Open a meeting in the panel and choose “Share to stage”: everybody in
            the meeting sees it here.
          </Text>
        ) : (
          <>
            <div className={styles.sharing}>
              <Text size={200}>Everybody in the meeting sees this.</Text>
              <Button size="small" onClick={() => setOnStage(null)}>
                Stop sharing
              </Button>
            </div>
            <div className={styles.shared}>
              <HostedFrame
                {...holding}
                key={onStage}
                title="Golden Thread on the stage"
                address={onStage}
                standing={{ subPageId: null, frameContext: 'meetingStage', around }}
              />
            </div>
          </>
        )}
      </div>
      <div className={styles.panel} style={{ width: panelWidth }}>
        <HostedFrame
          {...holding}
          title="Golden Thread"
          standing={{ subPageId, frameContext: 'sidePanel', around, onShareToStage: setOnStage }}
        />
      </div>
    </div>
  );
}

const useStyles = makeStyles({
  meeting: { display: 'flex', height: '100%', minWidth: 0 },
  stage: {
    display: 'flex',
    flexGrow: 1,
    flexDirection: 'column',
    minWidth: 0,
    backgroundColor: tokens.colorNeutralBackground5,
  },
  empty: { maxWidth: '320px', margin: 'auto', padding: tokens.spacingHorizontalL, textAlign: 'center' },
  sharing: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
  },
  shared: { flexGrow: 1, minHeight: 0 },
  panel: { flexShrink: 0, borderLeft: `1px solid ${tokens.colorNeutralStroke2}` },
});

import { Avatar, Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ErrorCircle16Regular } from '@fluentui/react-icons';
import type { ChatMessage } from '#infra/local/contract';
import { timeOf } from '../words.ts';
import { CardView, type CardActions } from './CardView.tsx';
import { markdownToHtml } from './markdown.ts';

export interface MessageViewProps {
  message: ChatMessage;
  personName: string;
  actions: CardActions;
  onSayAgain: () => void;
}

/** One message: the bot's at the left with its name, the person's own at the right. */
export function MessageView({ message, personName, actions, onSayAgain }: MessageViewProps) {
  const styles = useStyles();
  const isOwn = message.from === 'person';
  return (
    <article className={mergeClasses(styles.message, isOwn && styles.own)}>
      {!isOwn && (
        <Avatar
          className={styles.avatar}
          image={{ src: '/local/page/golden-thread.svg' }}
          shape="square"
          size={28}
          aria-hidden
        />
      )}
      <div className={mergeClasses(styles.column, isOwn && styles.ownColumn)}>
        <div className={styles.byline}>
          <span>{isOwn ? personName : 'Golden Thread'}</span>
          <time dateTime={message.at}>{timeOf(message.at)}</time>
        </div>
        {message.text && <MessageText message={message} />}
        {message.cards.map((card, index) => (
          <CardView key={index} card={card} actions={actions} />
        ))}
        {message.failure && (
          <div className={styles.failure} role="alert">
            <ErrorCircle16Regular aria-hidden />
            <span>Not delivered. {message.failure}</span>
            <Button appearance="transparent" size="small" onClick={onSayAgain}>
              Send again
            </Button>
          </div>
        )}
      </div>
    </article>
  );
}

function MessageText({ message }: { message: ChatMessage }) {
  const styles = useStyles();
  const isOwn = message.from === 'person';
  const bubble = mergeClasses(
    styles.bubble,
    isOwn && styles.ownBubble,
    message.failure !== null && styles.failed,
  );
  if (message.textFormat === 'plain') return <div className={bubble}>{message.text}</div>;
  const html = { __html: markdownToHtml(message.text ?? '') };
  return <div className={mergeClasses(bubble, styles.rich)} dangerouslySetInnerHTML={html} />;
}

const useStyles = makeStyles({
  message: { display: 'flex', gap: tokens.spacingHorizontalS, maxWidth: '100%' },
  own: { justifyContent: 'flex-end' },
  avatar: { marginTop: '18px', flexShrink: 0 },
  column: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    minWidth: 0,
    flexGrow: 1,
    maxWidth: '640px',
  },
  ownColumn: { alignItems: 'flex-end', flexGrow: 0, maxWidth: '85%' },
  byline: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  bubble: {
    boxSizing: 'border-box',
    width: 'fit-content',
    maxWidth: '100%',
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  rich: {
    whiteSpace: 'normal',
    '& p, & ul, & ol': { margin: 0 },
    '& p + p, & p + ul, & ul + p, & p + ol, & ol + p': { marginTop: tokens.spacingVerticalXS },
    '& ul, & ol': { paddingLeft: '20px' },
    '& a': { color: tokens.colorBrandForegroundLink },
  },
  ownBubble: {
    backgroundColor: tokens.colorBrandBackground2,
    borderTopColor: tokens.colorBrandBackground2,
    borderRightColor: tokens.colorBrandBackground2,
    borderBottomColor: tokens.colorBrandBackground2,
    borderLeftColor: tokens.colorBrandBackground2,
  },
  failed: { opacity: 0.75 },
  failure: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorPaletteRedForeground1,
  },
});

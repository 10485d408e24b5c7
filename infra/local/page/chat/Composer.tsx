import { Button, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { Send20Regular } from '@fluentui/react-icons';
import { useState, type KeyboardEvent } from 'react';

export interface ComposerProps {
  /** What the bot last suggested saying, else what one may always say. */
  suggestions: { title: string; says: string }[];
  onSay: (text: string) => void;
}

/** Where one writes to the bot. Enter sends; Shift and Enter start a new line. */
export function Composer({ suggestions, onSay }: ComposerProps) {
  const styles = useStyles();
  const [text, setText] = useState('');

  const send = () => {
    if (text.trim() === '') return;
    onSay(text.trim());
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <div className={styles.composer}>
      <div className={styles.suggestions} role="group" aria-label="Things to say">
        {suggestions.map(({ title, says }) => (
          <Button key={title} size="small" shape="circular" onClick={() => onSay(says)}>
            {title}
          </Button>
        ))}
      </div>
      <div className={styles.line}>
        <Textarea
          className={styles.text}
          textarea={{ className: styles.textarea }}
          aria-label="Message Golden Thread"
          placeholder="Type a message"
          resize="none"
          rows={1}
          value={text}
          onChange={(_event, data) => setText(data.value)}
          onKeyDown={onKeyDown}
        />
        <Button
          appearance="transparent"
          icon={<Send20Regular />}
          aria-label="Send"
          disabled={text.trim() === ''}
          onClick={send}
        />
      </div>
    </div>
  );
}

const useStyles = makeStyles({
  composer: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}`,
  },
  suggestions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  line: { display: 'flex', alignItems: 'flex-end', gap: tokens.spacingHorizontalXS },
  text: { flexGrow: 1, minWidth: 0 },
  textarea: { fieldSizing: 'content', minHeight: '32px', maxHeight: '140px' },
});

import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { ActionView, MeView } from '#domain/view';
import { useStyles } from '../components/my-work/styles.ts';
import { strings } from '../strings.ts';
import { DateAnswer } from './DateAnswer.tsx';
import { DateAsk, isAskingForDate } from './DateAsk.tsx';

export interface ActionDatesProps {
  me: MeView;
  item: { id: string; eTag: string };
  action: ActionView;
}

/** What may be done about an action's date: answer a request that waits, or ask for a new one. */
export function ActionDates({ me, item, action }: ActionDatesProps) {
  const styles = useStyles();
  const root = useRef<HTMLDivElement>(null);
  const [isAsking, setAsking] = useState(() => isAskingForDate(me.id, action.id));
  const [news, setNews] = useState<string | null>(null);
  const mayAsk = action.mayUpdate && action.dueState !== 'closed';
  const tell = (sentence: string) => {
    root.current?.focus(); // what had it goes away
    setNews(sentence);
    setAsking(false);
  };
  return (
    <div ref={root} tabIndex={-1} className={styles.actions}>
      <div role="status">
        {news && (
          <MessageBar layout="multiline">
            <MessageBarBody>{news}</MessageBarBody>
          </MessageBar>
        )}
      </div>
      {action.dateRequest && (
        <DateAnswer
          key={action.dateRequest.id}
          personId={me.id}
          today={me.today}
          action={action}
          onAnswered={tell}
        />
      )}
      {isAsking ? (
        <DateAsk
          personId={me.id}
          today={me.today}
          item={item}
          action={action}
          onSent={tell}
          onClose={() => setAsking(false)}
        />
      ) : (
        mayAsk && (
          <div>
            <Button
              size="small"
              onClick={() => {
                setNews(null);
                setAsking(true);
              }}
              aria-label={(action.dateAgreedBy ? strings.myWork.newDateAbout : strings.dates.moveAbout)(
                action.ref,
              )}
            >
              {action.dateAgreedBy ? strings.dates.ask : strings.dates.move}
            </Button>
          </div>
        )
      )}
    </div>
  );
}

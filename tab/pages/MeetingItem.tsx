import { Button, Checkbox, MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { Ref } from 'react';
import { longDate } from '#domain/dates';
import type { AgendaEntryView, MeetingView } from '#domain/meeting-view';
import type { ActionView, MeView } from '#domain/view';
import { isMissing } from '../api/meetings.ts';
import { useItem } from '../api/queries.ts';
import { useItemStyles } from '../components/meeting/item-styles.ts';
import { MinuteForm } from '../components/meeting/MinuteForm.tsx';
import { MinuteList } from '../components/meeting/MinuteList.tsx';
import { useRunStyles } from '../components/meeting/run-styles.ts';
import { ShownItem } from '../components/meeting/ShownItem.tsx';
import { useMeetingKeys } from '../components/meeting/useMeetingKeys.ts';
import { FailedNotice } from '../components/notice/FailedNotice.tsx';
import { Notice } from '../components/notice/Notice.tsx';
import { strings } from '../strings.ts';
import { useMinuting, type Minuting } from './useMinuting.ts';
import type { TakeBack } from './useTakeBack.ts';

export interface MeetingItemProps {
  me: MeView;
  meeting: MeetingView;
  entry: AgendaEntryView;
  takeBack: TakeBack;
  titleRef: Ref<HTMLHeadingElement>;
  hasLetters: boolean;
  onDiscussed: (isDiscussed: boolean) => void;
}

/** The item on show, with what is minuted about it and, for those who run the meeting, the ways to minute more. */
export function MeetingItem(props: MeetingItemProps) {
  const { me, meeting, entry, takeBack, titleRef, hasLetters, onDiscussed } = props;
  const styles = useRunStyles();
  const item = useItem(entry.itemId);
  const minuting = useMinuting({ me, meeting, itemId: entry.itemId, item: item.data ?? null, takeBack });
  const minutes = meeting.minutes.filter(({ itemId }) => itemId === entry.itemId);
  const words = strings.meeting;
  const { draft, open } = minuting;
  const kinds = (['decision', 'action', 'date'] as const).filter(
    (kind) => kind !== 'date' || item.data?.actions.length !== 0,
  );
  const done = takeBack.doneAbout === entry.itemId ? words.minute.wasTakenBack : minuting.isDone;
  useMeetingKeys({
    hasLetters,
    onKey: open ? Object.fromEntries(kinds.map((kind) => [kind, () => open(kind)])) : {},
  });
  if (item.isError && !item.data) {
    return isMissing(item.error) ? (
      <Notice level={2} title={words.itemGone} body={words.itemGoneBody} />
    ) : (
      <FailedNotice
        level={2}
        error={item.error}
        isRetrying={item.isFetching}
        onRetry={() => void item.refetch()}
      />
    );
  }
  return (
    <ShownItem
      entry={entry}
      item={item.data ?? null}
      today={me.today}
      titleRef={titleRef}
      dateAnswer={(action) => <DateAnswer action={action} minuting={minuting} />}
    >
      {meeting.mayRun && (
        <div className={styles.toolbar}>
          {kinds.map((kind) => (
            <Button key={kind} title={words.minute.addHint[kind]} onClick={() => open?.(kind)}>
              {words.minute.add[kind]}
            </Button>
          ))}
          <Checkbox
            label={words.markDiscussed}
            checked={entry.state === 'discussed'}
            onChange={(_, { checked }) => onDiscussed(checked === true)}
          />
        </div>
      )}
      {done && (
        <MessageBar intent="success" layout="multiline" role="status">
          <MessageBarBody>{done}</MessageBarBody>
        </MessageBar>
      )}
      {takeBack.problem && (
        <MessageBar intent="warning" layout="multiline" role="alert">
          <MessageBarBody>{takeBack.problem}</MessageBarBody>
        </MessageBar>
      )}
      {draft && item.data && !minuting.isClosed && (
        <MinuteForm
          item={item.data}
          draft={draft}
          posts={minuting.posts}
          isSaving={minuting.isSaving}
          problems={minuting.problems}
          onDraft={minuting.keep}
          onSave={() => minuting.record(draft)}
          onCancel={minuting.close}
        />
      )}
      {draft && minuting.isClosed && (
        <div className={styles.unfinished}>
          <span className={styles.unfinishedText}>
            {words.minute.unfinished(draft.text.trim() || words.minute.text[draft.kind])}
          </span>
          <Button size="small" onClick={() => minuting.open?.(draft.kind)}>
            {words.minute.carryOn}
          </Button>
          <Button size="small" onClick={() => minuting.keep(null)}>
            {words.minute.discard}
          </Button>
        </div>
      )}
      {minutes.length > 0 && (
        <MinuteList
          minutes={minutes}
          onTakeBack={meeting.mayRun ? takeBack.ask : null}
          onEdit={meeting.mayRun ? minuting.edit : null}
        />
      )}
    </ShownItem>
  );
}

interface DateAnswerProps {
  action: ActionView;
  minuting: Minuting;
}

/** Agree and Refuse, for whoever may. */
function DateAnswer({ action, minuting }: DateAnswerProps) {
  const styles = useItemStyles();
  const words = strings.meeting;
  const { dateRequest, id, ref } = action;
  if (!dateRequest) return null;
  const { open, record } = minuting;
  if (!dateRequest.mayDecide || !open) return <p className={styles.quiet}>{words.dateNotYours}</p>;
  const date = longDate(dateRequest.to);
  return (
    <div className={styles.buttons}>
      <Button
        appearance="primary"
        disabledFocusable={minuting.isSaving}
        aria-label={words.agreeTo(date, ref)}
        onClick={() =>
          record({
            ...{ kind: 'date', text: '', ownerPostId: '', replaces: null, attempt: null },
            ...{ dueDate: dateRequest.to, actionId: id },
          })
        }
      >
        {words.agree}
      </Button>
      <Button aria-label={words.refuseTo(date, ref)} onClick={() => open('refusal', id)}>
        {words.refuse}
      </Button>
    </div>
  );
}

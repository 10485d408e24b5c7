import { Button, Checkbox, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState, type Ref } from 'react';
import { longDate } from '#domain/dates';
import type { AgendaEntryView, MeetingView, MinuteView } from '#domain/meeting-view';
import type { ActionView, ItemDetail, MeView } from '#domain/view';
import { isMissing, problemsOf, useMeetingChoices } from '../api/meetings.ts';
import { useItem } from '../api/queries.ts';
import { useItemStyles } from '../components/meeting/item-styles.ts';
import {
  draftOf,
  emptyMinute,
  isMinuteWritten,
  minuteKey,
  type MinuteDraft,
  type MinuteKind,
} from '../components/meeting/minute-draft.ts';
import { MinuteForm } from '../components/meeting/MinuteForm.tsx';
import { MinuteList } from '../components/meeting/MinuteList.tsx';
import { useRunStyles } from '../components/meeting/run-styles.ts';
import { ShownItem } from '../components/meeting/ShownItem.tsx';
import { useMeetingKeys } from '../components/meeting/useMeetingKeys.ts';
import { FailedNotice } from '../components/notice/FailedNotice.tsx';
import { Notice } from '../components/notice/Notice.tsx';
import { strings } from '../strings.ts';
import { useKept } from '../components/update-form/useKept.ts';
import { useTakeMinute } from './useMinutes.ts';
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
  const minuting = useMinuting(me, meeting, item.data ?? null, takeBack);
  const minutes = meeting.minutes.filter(({ itemId }) => itemId === entry.itemId);
  const words = strings.meeting;
  const { draft, open } = minuting;
  const done = takeBack.doneAbout === entry.itemId ? words.minute.wasTakenBack : minuting.isDone;
  useMeetingKeys({
    hasLetters,
    onKey: open
      ? { decision: () => open('decision'), action: () => open('action'), date: () => open('date') }
      : {},
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
  const kinds = (['decision', 'action', 'date'] as const).filter(
    (kind) => kind !== 'date' || (item.data?.actions.length ?? 0) > 0,
  );
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
            <Button
              key={kind}
              title={words.minute.addHint[kind]}
              disabledFocusable={!open}
              onClick={() => open?.(kind)}
            >
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

type Minuting = ReturnType<typeof useMinuting>;

/** Words being written about one item, kept over a reload, and what becomes of them. */
function useMinuting(me: MeView, meeting: MeetingView, item: ItemDetail | null, takeBack: TakeBack) {
  const take = useTakeMinute(meeting.id);
  const [isDone, setDone] = useState<string | null>(null);
  const [isClosed, setClosed] = useState(false);
  const { value: draft, keep } = useKept<MinuteDraft>(minuteKey(me.id, meeting.id, item?.id ?? 'none'));
  const choices = useMeetingChoices(meeting.id, meeting.mayRun && draft?.kind === 'action');
  const words = strings.meeting.minute;

  const record = (next: MinuteDraft) => {
    if (!item || take.isPending) return;
    keep(next);
    setClosed(false);
    setDone(null);
    takeBack.reset();
    take.mutate(
      { draft: next, item, onAttempt: keep },
      {
        onSuccess: (outcome) => {
          if (!outcome.ok) return;
          keep(null);
          setDone(words.saved[next.kind]);
        },
      },
    );
  };
  const begin = (kind: MinuteKind, actionId?: string) => {
    if (!item) return;
    const isSame = draft && isMinuteWritten(draft) && !actionId;
    take.reset();
    takeBack.reset();
    setDone(null);
    setClosed(false);
    const fresh = emptyMinute(kind, item, actionId);
    keep(isSame ? { ...draft, kind, dueDate: draft.dueDate || fresh.dueDate } : fresh);
  };
  /** A minute is never rewritten: it is struck out, and its words are recorded anew. */
  const edit = (minute: MinuteView) => {
    setDone(null);
    takeBack.strike(minute, () => {
      take.reset();
      setClosed(false);
      keep(draftOf(minute));
      setDone(words.wasOpened);
    });
  };
  return {
    draft,
    keep,
    /** Null until the item is there, and while other words would be lost. */
    edit: !item || takeBack.isStriking || (draft && isMinuteWritten(draft)) ? null : edit,
    isDone,
    isClosed,
    record,
    /** Null for those who only follow, and until the item is there. */
    open: meeting.mayRun && item ? begin : null,
    close: () => {
      if (draft && isMinuteWritten(draft)) setClosed(true);
      else keep(null);
      take.reset();
    },
    posts: choices.data?.posts ?? [],
    isSaving: take.isPending,
    problems: take.error
      ? [take.error.message, strings.form.notSent]
      : take.data
        ? problemsOf(take.data)
        : [],
  };
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
            ...{ kind: 'date', text: '', ownerPostId: '', attempt: null },
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

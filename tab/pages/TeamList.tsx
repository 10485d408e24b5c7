import { Button, mergeClasses } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { NudgeAnswer } from '#api/contract/my-work';
import type { TeamOwner, WorkRow } from '#domain/my-work-view';
import type { MeView } from '#domain/view';
import { useApi } from '../api/ApiProvider.tsx';
import { nudge } from '../api/my-work.ts';
import { focusRow } from '../components/my-work/row-keys.ts';
import { versionOf } from '../components/my-work/rows.ts';
import { useStyles } from '../components/my-work/styles.ts';
import { WorkRowView } from '../components/my-work/WorkRowView.tsx';
import { ShortList } from '../components/overview/ShortList.tsx';
import { strings } from '../strings.ts';
import { DateAnswer } from './DateAnswer.tsx';
import { useFreshItems } from './useFreshItems.ts';
import { useSteadyTeam } from './useSteadyTeam.ts';

export interface TeamListProps {
  me: MeView;
  /** Most overdue first. */
  team: readonly TeamOwner[];
  onOpen: (itemId: string) => void;
}

/** What those below the person have open, by owner, and asking them how it is going. */
export function TeamList({ me, team, onOpen }: TeamListProps) {
  const styles = useStyles();
  const ask = useNudges();
  const [answers, setAnswers] = useState<ReadonlyMap<string, string>>(new Map());
  const { shown, watch } = useSteadyTeam(team, (rowId) => answers.has(rowId));
  const freshIds = useFreshItems(
    useMemo(
      () => team.flatMap(({ rows }) => rows.map((row) => ({ id: row.id, version: versionOf(row) }))),
      [team],
    ),
  );
  return (
    <div {...watch}>
      <p className={mergeClasses(styles.hint, styles.teamHint)}>{strings.myWork.teamHint}</p>
      {shown.map((one) => (
        <OwnerSection
          key={one.owner.id}
          me={me}
          one={one}
          ask={ask}
          answers={answers}
          freshIds={freshIds}
          onAnswered={(rowId, sentence) => {
            if (sentence) focusRow(document.activeElement); // the button that had it goes away
            setAnswers((before) => new Map(before).set(rowId, sentence));
          }}
          onOpen={onOpen}
        />
      ))}
    </div>
  );
}

interface OwnerSectionProps {
  me: MeView;
  one: TeamOwner;
  ask: Nudges;
  /** What became of a request for a new date that was answered here, by row; empty while it is not known. */
  answers: ReadonlyMap<string, string>;
  /** Rows that changed moments ago. */
  freshIds: ReadonlySet<string>;
  /** @param sentence what became of the answer; empty as it sets out */
  onAnswered: (rowId: string, sentence: string) => void;
  onOpen: (itemId: string) => void;
}

function OwnerSection({ me, one, ask, answers, freshIds, onAnswered, onOpen }: OwnerSectionProps) {
  const styles = useStyles();
  const { owner, rows } = one;
  const name = owner.id === '' ? strings.myWork.noOwner : nameOf(owner);
  const asked = rows.filter(({ mayNudge }) => mayNudge);
  const headingId = `team-${owner.id || 'nobody'}`;
  const all = `all ${owner.id}`;
  return (
    <section className={styles.group} aria-labelledby={headingId}>
      <div className={styles.ownerTop}>
        <div>
          <h2 id={headingId} className={styles.heading}>
            {name}
          </h2>
          <p className={styles.hint}>{strings.myWork.ownerCounts(one)}</p>
        </div>
        {asked.length > 0 && owner.holder && (
          <Button
            size="small"
            disabledFocusable={ask.isBusy(all)}
            aria-label={strings.myWork.nudgeAllOf(owner.holder, asked.length)}
            onClick={() => ask.ask(all, asked)}
          >
            {ask.isBusy(all) ? strings.myWork.nudging : strings.myWork.nudgeAll(asked.length)}
          </Button>
        )}
      </div>
      <p role="status" className={styles.line}>
        {ask.newsOf(all)}
      </p>
      {rows.length === 0 ? (
        <p className={styles.hint}>{strings.myWork.nothingPressing}</p>
      ) : (
        <div className={styles.list}>
          <ShortList label={name}>
            {rows.map((row) => (
              <WorkRowView
                key={row.id}
                row={row}
                today={me.today}
                choice={null}
                isFresh={freshIds.has(row.id)}
                isGone={false}
                isTeam
                onOpen={() => onOpen(row.item.id)}
              >
                {row.action?.dateRequest?.mayDecide && (
                  <DateAnswer
                    personId={me.id}
                    today={me.today}
                    action={row.action}
                    onSending={() => onAnswered(row.id, '')}
                    onAnswered={(sentence) => onAnswered(row.id, sentence)}
                  />
                )}
                <div className={styles.buttons}>
                  {row.mayNudge && (
                    <Button
                      size="small"
                      disabledFocusable={ask.isBusy(row.id)}
                      aria-label={strings.myWork.nudgeAbout(row.action?.ref ?? row.item.ref)}
                      onClick={() => ask.ask(row.id, [row])}
                    >
                      {ask.isBusy(row.id) ? strings.myWork.nudging : strings.myWork.nudge}
                    </Button>
                  )}
                  <span role="status">
                    {[answers.get(row.id), ask.newsOf(row.id)].filter(Boolean).join(' ')}
                  </span>
                </div>
              </WorkRowView>
            ))}
          </ShortList>
        </div>
      )}
      {one.more > 0 && <p className={styles.hint}>{strings.myWork.more(one.more)}</p>}
    </section>
  );
}

function nameOf({ title, holder }: TeamOwner['owner']): string {
  return holder && holder !== title ? strings.myWork.ownerHolder(title, holder) : title;
}

interface Nudges {
  ask: (key: string, rows: readonly WorkRow[]) => void;
  isBusy: (key: string) => boolean;
  newsOf: (key: string) => string | null;
}

function useNudges(): Nudges {
  const api = useApi();
  const [news, setNews] = useState<ReadonlyMap<string, string | null>>(new Map());
  const set = (key: string, sentence: string | null) =>
    setNews((before) => new Map(before).set(key, sentence));
  return {
    isBusy: (key) => news.get(key) === null,
    newsOf: (key) => news.get(key) ?? null,
    ask(key, rows) {
      if (news.get(key) === null) return;
      set(key, null);
      const actions = rows.flatMap(({ action, item }) =>
        action ? [{ itemId: item.id, actionId: action.id }] : [],
      );
      nudge(api, actions).then(
        (answer) => set(key, wordsFor(answer)),
        (error: unknown) => set(key, error instanceof Error ? error.message : strings.failures.unexpected),
      );
    },
  };
}

function wordsFor({ told, already, unreached, failed, left }: NudgeAnswer): string {
  const words = strings.myWork;
  const why = [...new Set(left.map((one) => one.why))];
  return [
    ...(told.length > 0 ? [words.told(told)] : []),
    ...(already.length > 0 ? [words.already(already)] : []),
    ...unreached.map(({ name, reason }) => words.unreached(name, reason)),
    ...(failed.length > 0 ? [words.notAsked(failed)] : []),
    ...why.map((one) => words.left[one]),
  ].join(' ');
}

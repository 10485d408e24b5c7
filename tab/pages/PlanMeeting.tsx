import { Button, Checkbox, Field, Input } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';
import type { MeetingList } from '#domain/meeting-view';
import { isIsoDate, longDate, type IsoDate } from '#domain/dates';
import type { MeView } from '#domain/view';
import { invalid } from '../components/field-states.ts';
import { useApi } from '../api/ApiProvider.tsx';
import {
  meetingsKey,
  planMeeting,
  showMeeting,
  useMeetings,
  useProposedAgenda,
  type MeetingOutcome,
} from '../api/meetings.ts';
import { attemptFor, type Attempt } from '../attempt.ts';
import { AgendaEditor } from '../components/meeting/AgendaEditor.tsx';
import { useMeetingStyles } from '../components/meeting/styles.ts';
import { FailedNotice } from '../components/notice/FailedNotice.tsx';
import { LoadingRows } from '../components/notice/LoadingRows.tsx';
import { Notice } from '../components/notice/Notice.tsx';
import { TextLink } from '../components/text-link/TextLink.tsx';
import { ProblemList } from '../components/update-form/ProblemList.tsx';
import { usePageStyles } from '../page-styles.ts';
import { meetingPath, routes } from '../routes.ts';
import { strings } from '../strings.ts';
import { useKept } from '../components/update-form/useKept.ts';
import { usePageTitle } from './usePageTitle.ts';

interface Draft {
  title: string;
  /** Empty while the person is between two days. */
  day: IsoDate;
  planIds: string[];
  attempt: Attempt | null;
}

export interface PlanMeetingProps {
  me: MeView;
}

/** Where a meeting is planned: what it is called, when, about which plans – and what its agenda would be. */
export function PlanMeeting({ me }: PlanMeetingProps) {
  const meetings = useMeetings();
  usePageTitle(strings.meetingPlan.title);
  if (meetings.isPending) return <LoadingRows label={strings.loading.page} rows={4} height={64} />;
  if (!meetings.data) {
    return (
      <FailedNotice
        error={meetings.error}
        isRetrying={meetings.isFetching}
        onRetry={() => void meetings.refetch()}
      />
    );
  }
  if (meetings.data.mayPlan.length === 0) {
    return (
      <Notice title={strings.meetingPlan.title} body={strings.meetingPlan.noPlans}>
        <TextLink to={routes.meetings}>{strings.meeting.all}</TextLink>
      </Notice>
    );
  }
  return <PlanForm me={me} plans={meetings.data.mayPlan} />;
}

interface PlanFormProps {
  me: MeView;
  plans: MeetingList['mayPlan'];
}

function PlanForm({ me, plans }: PlanFormProps) {
  const page = usePageStyles();
  const styles = useMeetingStyles();
  const api = useApi();
  const queries = useQueryClient();
  const problemId = useId();
  const [, navigate] = useLocation();
  const [isChecked, setChecked] = useState(false);
  const words = strings.meetingPlan;
  const [only] = plans;
  const fresh: Draft = {
    ...{ title: '', day: me.today, attempt: null },
    planIds: plans.length === 1 && only ? [only.id] : [],
  };
  const { value: kept, keep } = useKept<Draft>(`golden-thread-meeting-plan ${me.id}`);
  const draft = kept ?? fresh;
  const set = (part: Partial<Draft>) => keep({ ...draft, ...part });
  const wrong = problemsOf(draft);
  const noPlan = isChecked && wrong.plans;

  const plan = useMutation<MeetingOutcome>({
    networkMode: 'always',
    mutationFn: () => {
      const { title, day, planIds } = draft;
      const asked = { title: title.trim(), day, planIds };
      const attempt = attemptFor(draft.attempt, JSON.stringify(asked));
      keep({ ...draft, attempt });
      return planMeeting(api, { id: attempt.id, ...asked });
    },
    onSuccess: async (outcome) => {
      if (!outcome.ok) return;
      keep(null);
      showMeeting(queries, outcome.meeting);
      await queries.invalidateQueries({ queryKey: meetingsKey });
      navigate(meetingPath(outcome.meeting.id), { replace: true });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (Object.keys(wrong).length === 0 && !plan.isPending) plan.mutate();
  };
  const refused = plan.data && !plan.data.ok && plan.data.reason === 'problems' ? plan.data.problems : [];
  const problems = plan.error ? [plan.error.message, strings.form.notSent] : refused;
  return (
    <>
      <TextLink to={routes.meetings}>{strings.meeting.all}</TextLink>
      <div className={page.titleRow}>
        <h1 className={page.title}>{words.title}</h1>
      </div>
      <form className={styles.form} onSubmit={submit} noValidate aria-label={words.title}>
        {problems.length > 0 && <ProblemList problems={problems} />}
        <Field label={words.name} {...invalid(isChecked && wrong.title)}>
          <Input
            value={draft.title}
            maxLength={255}
            placeholder={words.namePlaceholder}
            onChange={(_, { value }) => set({ title: value })}
          />
        </Field>
        <Field
          className={styles.day}
          label={words.day}
          hint={isIsoDate(draft.day) ? longDate(draft.day) : ''}
          {...invalid(isChecked && wrong.day)}
        >
          <Input type="date" value={draft.day} onChange={(_, { value }) => set({ day: value })} />
        </Field>
        {/* Not a Field: it would give every box in it the same id, and each label would tick the first. */}
        <fieldset className={styles.plans} {...(noPlan && { 'aria-describedby': problemId })}>
          <legend className={styles.legend}>{words.plans}</legend>
          {plans.map(({ id, title }) => (
            <Checkbox
              key={id}
              label={title}
              checked={draft.planIds.includes(id)}
              onChange={(_, { checked }) =>
                set({
                  planIds: plans
                    .map((each) => each.id)
                    .filter((each) => (each === id ? checked === true : draft.planIds.includes(each))),
                })
              }
            />
          ))}
          {noPlan && (
            <p id={problemId} role="alert" className={styles.problem}>
              {noPlan}
            </p>
          )}
        </fieldset>
        <div className={styles.buttons}>
          <Button type="submit" appearance="primary" disabledFocusable={plan.isPending}>
            {plan.isPending ? words.creating : words.create}
          </Button>
          <Button
            onClick={() => {
              keep(null);
              navigate(routes.meetings);
            }}
          >
            {words.cancel}
          </Button>
        </div>
      </form>
      <section className={styles.leftOut} aria-label={words.agenda}>
        <h2 className={styles.groupTitle}>{words.agenda}</h2>
        <Proposal planIds={draft.planIds} />
      </section>
    </>
  );
}

interface ProposalProps {
  planIds: readonly string[];
}

/** What the meeting would talk about, before there is one. */
function Proposal({ planIds }: ProposalProps) {
  const styles = useMeetingStyles();
  const agenda = useProposedAgenda(planIds);
  const words = strings.meetingPlan;
  if (planIds.length === 0) return <p className={styles.hint}>{words.agendaFirst}</p>;
  if (agenda.isPending) return <LoadingRows isPart label={words.agendaLoading} rows={4} height={64} />;
  if (!agenda.data) {
    return (
      <FailedNotice
        level={3}
        error={agenda.error}
        isRetrying={agenda.isFetching}
        onRetry={() => void agenda.refetch()}
      />
    );
  }
  if (agenda.data.length === 0) return <p className={styles.hint}>{words.agendaNone}</p>;
  return (
    <>
      <p className={styles.hint}>{`${strings.meeting.ready(agenda.data.length)}. ${words.agendaHint}`}</p>
      <AgendaEditor lines={agenda.data} edit={null} />
    </>
  );
}

function problemsOf({ title, day, planIds }: Draft): { title?: string; day?: string; plans?: string } {
  const words = strings.meetingPlan;
  return {
    ...(title.trim() ? {} : { title: words.needTitle }),
    ...(isIsoDate(day) ? {} : { day: words.needDay }),
    ...(planIds.length > 0 ? {} : { plans: words.needPlan }),
  };
}

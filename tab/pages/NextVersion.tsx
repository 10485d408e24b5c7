import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { NextVersionBody } from '#api/contract/documents';
import { usePlan } from '../api/queries.ts';
import { FileDrop } from '../components/file-drop/FileDrop.tsx';
import { Reading } from '../components/import-progress/Reading.tsx';
import { Writing } from '../components/import-progress/Writing.tsx';
import { defaultChoices, takeable } from '../components/next-version/choices.ts';
import { Differences } from '../components/next-version/Differences.tsx';
import { FailedNotice } from '../components/notice/FailedNotice.tsx';
import { LoadingRows } from '../components/notice/LoadingRows.tsx';
import { Notice } from '../components/notice/Notice.tsx';
import { TextLink } from '../components/text-link/TextLink.tsx';
import { planPath } from '../routes.ts';
import { strings } from '../strings.ts';
import { useDocumentStyles } from './document-styles.ts';
import { usePageStyles } from '../page-styles.ts';
import {
  useNextVersion,
  type GivenDocument,
  type NextVersionStep,
  type NextVersionUpdate,
} from './useNextVersion.ts';
import { usePageTitle } from './usePageTitle.ts';

export interface NextVersionPageProps {
  planId: string;
}

/** For administrators, from a plan's page: the plan is updated from a document. */
export function NextVersionPage({ planId }: NextVersionPageProps) {
  const plan = usePlan(planId);
  if (plan.isPending) return <LoadingRows label={strings.loading.plan} rows={2} height={64} />;
  if (!plan.data) {
    return (
      <FailedNotice error={plan.error} isRetrying={plan.isFetching} onRetry={() => void plan.refetch()} />
    );
  }
  return <NextVersion plan={plan.data} given={null} onOther={null} />;
}

export interface NextVersionProps {
  plan: { id: string; title: string };
  /** The document, when it is chosen already. */
  given: GivenDocument | null;
  /** Another document is wanted; null where this page asks for it itself. */
  onOther: (() => void) | null;
}

/** A document becomes the next version of a plan, after the person has seen what differs. */
export function NextVersion({ plan, given, onOther }: NextVersionProps) {
  const page = usePageStyles();
  const styles = useDocumentStyles();
  const update = useNextVersion(plan.id, given);
  const { step } = update;
  const title = strings.nextVersion.title(plan.title);
  usePageTitle(title);

  if (step.name === 'done') return <Done plan={plan} />;
  return (
    <div className={styles.stack}>
      <div>
        <TextLink to={planPath(plan.id)}>{strings.nextVersion.back(plan.title)}</TextLink>
        <h1 className={page.title}>{title}</h1>
      </div>
      {step.name === 'choosing' && (
        <>
          <p className={styles.lead}>{strings.nextVersion.lead}</p>
          {step.problem && (
            <MessageBar intent="error" layout="multiline" role="alert">
              <MessageBarBody>
                <MessageBarTitle>{strings.import.unreadable}</MessageBarTitle>
                {step.problem}
              </MessageBarBody>
            </MessageBar>
          )}
          <FileDrop onFile={(chosen) => void update.choose(chosen)} />
        </>
      )}
      {step.name === 'reading' && <Reading fileName={step.fileName} onStop={onOther ?? update.stop} />}
      {'next' in step && (
        <Agreement plan={plan} step={step} update={update} onOther={onOther ?? update.startOver} />
      )}
    </div>
  );
}

interface AgreementProps extends Pick<NextVersionProps, 'plan'> {
  step: Extract<NextVersionStep, { next: NextVersionBody }>;
  update: NextVersionUpdate;
  onOther: () => void;
}

function Agreement({ plan, step, update, onOther }: AgreementProps) {
  const styles = useDocumentStyles();
  const { next } = step;
  const [choices, setChoices] = useState(() => defaultChoices(next));
  const summary = useRef<HTMLParagraphElement>(null);
  const [, navigate] = useLocation();
  const changes = takeable(next.differences);
  const chosen = changes.filter(({ id }) => !choices.skipped.has(id)).length;

  useEffect(() => summary.current?.focus(), []);

  return (
    <>
      <p ref={summary} tabIndex={-1} className={styles.lead}>
        {changes.length === 0
          ? strings.nextVersion.nothing(next.fileName)
          : strings.nextVersion.nothingYet(next.fileName)}
      </p>
      <Differences next={next} choices={choices} onChoices={step.name === 'comparing' ? setChoices : null} />
      <div className={styles.bar}>
        {step.name === 'writing' && <Writing label={strings.nextVersion.title(plan.title)} {...step} />}
        {step.name === 'stopped' && (
          <MessageBar intent={step.isFailure ? 'error' : 'warning'} layout="multiline" role="alert">
            <MessageBarBody>
              {step.isFailure && <MessageBarTitle>{strings.nextVersion.failed}</MessageBarTitle>}
              {step.message}
            </MessageBarBody>
          </MessageBar>
        )}
        <div className={styles.buttons}>
          {step.name === 'writing' ? (
            <Button onClick={update.stop}>{strings.import.cancel}</Button>
          ) : (
            <>
              {changes.length === 0 ? (
                <Button appearance="primary" onClick={() => navigate(planPath(plan.id))}>
                  {strings.import.open}
                </Button>
              ) : (
                <Button
                  appearance="primary"
                  disabledFocusable={chosen === 0}
                  onClick={() => void update.commit(choices)}
                >
                  {step.name === 'stopped' ? strings.import.resume : strings.nextVersion.commit(chosen)}
                </Button>
              )}
              {step.name === 'stopped' && (
                <Button onClick={() => void update.compareAgain()}>{strings.nextVersion.again}</Button>
              )}
              <Button onClick={onOther}>{strings.import.other}</Button>
            </>
          )}
        </div>
      </div>
    </>
  );
}

function Done({ plan }: Pick<NextVersionProps, 'plan'>) {
  const styles = useDocumentStyles();
  const [, navigate] = useLocation();
  return (
    <div role="status">
      <Notice title={strings.nextVersion.doneTitle} body={strings.nextVersion.done(plan.title)}>
        <div className={styles.buttons}>
          <Button appearance="primary" onClick={() => navigate(planPath(plan.id))}>
            {strings.import.open}
          </Button>
        </div>
      </Notice>
    </div>
  );
}

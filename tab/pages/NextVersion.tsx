import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { NextVersionBody } from '#api/contract/documents';
import { usePlan } from '../api/queries.ts';
import { AgreementBar } from '../components/import-progress/AgreementBar.tsx';
import { ChooseDocument } from '../components/import-progress/ChooseDocument.tsx';
import { Reading } from '../components/import-progress/Reading.tsx';
import { Written } from '../components/import-progress/Written.tsx';
import { defaultChoices, takeable } from '../components/next-version/choices.ts';
import { Differences } from '../components/next-version/Differences.tsx';
import { FailedNotice } from '../components/notice/FailedNotice.tsx';
import { LoadingRows } from '../components/notice/LoadingRows.tsx';
import { TextLink } from '../components/text-link/TextLink.tsx';
import { planPath } from '../routes.ts';
import { strings } from '../strings.ts';
import { useDocumentStyles } from './document-styles.ts';
import { usePageStyles } from '../page-styles.ts';
import type { AgreementStep } from './useDocumentSteps.ts';
import { useNextVersion, type GivenDocument, type NextVersionUpdate } from './useNextVersion.ts';
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

  if (step.name === 'done') {
    const { doneTitle, done } = strings.nextVersion;
    return <Written title={doneTitle} body={done(plan.title)} planId={plan.id} />;
  }
  return (
    <div className={styles.stack}>
      <div>
        <TextLink to={planPath(plan.id)}>{strings.nextVersion.back(plan.title)}</TextLink>
        <h1 className={page.title}>{title}</h1>
      </div>
      {step.name === 'choosing' && (
        <>
          <p className={styles.lead}>{strings.nextVersion.lead}</p>
          <ChooseDocument problem={step.problem} onFile={(chosen) => void update.choose(chosen)} />
        </>
      )}
      {step.name === 'reading' && <Reading fileName={step.fileName} onStop={onOther ?? update.stop} />}
      {'seen' in step && (
        <Agreement plan={plan} step={step} update={update} onOther={onOther ?? update.startOver} />
      )}
    </div>
  );
}

interface AgreementProps extends Pick<NextVersionProps, 'plan'> {
  step: AgreementStep<NextVersionBody>;
  update: NextVersionUpdate;
  onOther: () => void;
}

function Agreement({ plan, step, update, onOther }: AgreementProps) {
  const styles = useDocumentStyles();
  const { seen: next } = step;
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
      <Differences next={next} choices={choices} onChoices={step.name === 'agreeing' ? setChoices : null} />
      <AgreementBar
        step={step}
        label={strings.nextVersion.title(plan.title)}
        failed={strings.nextVersion.failed}
        onStop={update.stop}
      >
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
      </AgreementBar>
    </>
  );
}

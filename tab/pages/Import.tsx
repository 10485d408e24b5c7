import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ImportPreviewBody } from '#api/contract/documents';
import { FileDrop } from '../components/file-drop/FileDrop.tsx';
import { ImportColumns } from '../components/import-columns/ImportColumns.tsx';
import { ImportPreview } from '../components/import-preview/ImportPreview.tsx';
import { Reading } from '../components/import-progress/Reading.tsx';
import { Writing } from '../components/import-progress/Writing.tsx';
import { NextVersionChoice } from '../components/next-version/NextVersionChoice.tsx';
import { Notice } from '../components/notice/Notice.tsx';
import { planPath } from '../routes.ts';
import { strings } from '../strings.ts';
import { usePageStyles } from '../page-styles.ts';
import { useDocumentStyles } from './document-styles.ts';
import { NextVersion } from './NextVersion.tsx';
import { useImport, type Import as ImportState, type ImportStep } from './useImport.ts';
import { usePageTitle } from './usePageTitle.ts';

/** What a document that looks like the next version of a plan is to become. */
type Decision = 'update' | 'new';

/** For administrators: a document becomes a plan, after they have seen what was understood. */
export function Import() {
  const page = usePageStyles();
  const styles = useDocumentStyles();
  const state = useImport();
  const { step, file } = state;
  const [decision, setDecision] = useState<Decision | null>(null);
  usePageTitle(strings.import.title);
  const earlier = step.name === 'previewing' ? step.preview.nextVersionOf : null;
  // Whoever corrects columns is in the middle of it: the preview stays, and offers the update there.
  const isUndecided = earlier !== null && decision === null && Object.keys(state.columns.said).length === 0;
  const startOver = () => {
    setDecision(null);
    state.startOver();
  };

  if (step.name === 'done') return <Done planId={step.planId} title={step.title} onAnother={startOver} />;
  if (decision === 'update' && earlier && file) {
    return <NextVersion plan={earlier} given={{ file, columns: state.columns.said }} onOther={startOver} />;
  }
  return (
    <div className={styles.stack}>
      <h1 className={page.title}>{strings.import.title}</h1>
      {step.name === 'choosing' && (
        <>
          <p className={styles.lead}>{strings.import.lead}</p>
          {step.problem && (
            <MessageBar intent="error" layout="multiline" role="alert">
              <MessageBarBody>
                <MessageBarTitle>{strings.import.unreadable}</MessageBarTitle>
                {step.problem}
              </MessageBarBody>
            </MessageBar>
          )}
          <FileDrop onFile={(file) => void state.choose(file)} />
        </>
      )}
      {step.name === 'reading' && <Reading fileName={step.fileName} onStop={state.stop} />}
      {earlier && isUndecided && (
        <NextVersionChoice
          planTitle={earlier.title}
          onUpdate={() => setDecision('update')}
          onNew={() => setDecision('new')}
          onOther={startOver}
        />
      )}
      {'preview' in step && !isUndecided && (
        <Agreement
          key={step.preview.sha256}
          step={step}
          state={state}
          onUpdate={() => setDecision('update')}
          onOther={startOver}
        />
      )}
    </div>
  );
}

interface AgreementProps {
  step: Extract<ImportStep, { preview: ImportPreviewBody }>;
  state: ImportState;
  /** It is to be the next version of the plan it looks like after all. */
  onUpdate: () => void;
  onOther: () => void;
}

function Agreement({ step, state, onUpdate, onOther }: AgreementProps) {
  const styles = useDocumentStyles();
  const [title, setTitle] = useState(step.preview.plan.title);
  return (
    <>
      <ImportPreview
        preview={step.preview}
        title={title}
        onTitle={step.name === 'previewing' ? setTitle : null}
        onUpdate={step.name === 'previewing' ? onUpdate : null}
      >
        <ImportColumns
          {...state.columns}
          tables={step.preview.tables}
          found={{
            items: step.preview.plan.recommendations.length,
            actions: step.preview.plan.actions.length,
          }}
          onSay={step.name === 'writing' ? null : state.sayColumn}
          onReset={state.resetColumns}
        />
      </ImportPreview>
      <div className={styles.bar}>
        {step.name === 'writing' && <Writing label={strings.import.title} {...step} />}
        {step.name === 'stopped' && (
          <MessageBar intent={step.isFailure ? 'error' : 'warning'} layout="multiline" role="alert">
            <MessageBarBody>
              {step.isFailure && <MessageBarTitle>{strings.import.failed}</MessageBarTitle>}
              {step.message}
            </MessageBarBody>
          </MessageBar>
        )}
        <div className={styles.buttons}>
          {step.name === 'writing' ? (
            <Button onClick={state.stop}>{strings.import.cancel}</Button>
          ) : (
            <>
              <Button
                appearance="primary"
                disabledFocusable={!title.trim() || state.columns.isReading}
                onClick={() => void state.commit(title.trim())}
              >
                {step.name === 'stopped' ? strings.import.resume : strings.import.commit}
              </Button>
              <Button onClick={onOther}>{strings.import.other}</Button>
            </>
          )}
        </div>
      </div>
    </>
  );
}

interface DoneProps {
  planId: string;
  title: string;
  onAnother: () => void;
}

function Done({ planId, title, onAnother }: DoneProps) {
  const styles = useDocumentStyles();
  const [, navigate] = useLocation();
  return (
    <div role="status">
      <Notice title={strings.import.doneTitle} body={strings.import.done(title)}>
        <div className={styles.buttons}>
          <Button appearance="primary" onClick={() => navigate(planPath(planId))}>
            {strings.import.open}
          </Button>
          <Button onClick={onAnother}>{strings.import.another}</Button>
        </div>
      </Notice>
    </div>
  );
}

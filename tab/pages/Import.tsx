import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  ProgressBar,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ImportPreviewBody } from '#api/contract';
import { FileDrop } from '../components/file-drop/FileDrop.tsx';
import { ImportColumns } from '../components/import-columns/ImportColumns.tsx';
import { ImportPreview } from '../components/import-preview/ImportPreview.tsx';
import { useStyles as usePreviewStyles } from '../components/import-preview/styles.ts';
import { Notice } from '../components/notice/Notice.tsx';
import { planPath } from '../routes.ts';
import { strings } from '../strings.ts';
import { usePageStyles } from '../page-styles.ts';
import { useImport, type Import as ImportState, type ImportStep } from './useImport.ts';
import { usePageTitle } from './usePageTitle.ts';

const useStyles = makeStyles({
  lead: { margin: 0, maxWidth: '70ch', color: tokens.colorNeutralForeground2 },
  stack: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL },
  reading: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, maxWidth: '560px' },
  progress: { flexGrow: 1, minWidth: '200px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** For administrators: a document becomes a plan, after they have seen what was understood. */
export function Import() {
  const page = usePageStyles();
  const styles = useStyles();
  const state = useImport();
  const { step } = state;
  usePageTitle(strings.import.title);

  if (step.name === 'done')
    return <Done planId={step.planId} title={step.title} onAnother={state.startOver} />;
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
      {step.name === 'reading' && (
        <div className={styles.reading} role="status">
          {strings.import.reading(step.fileName)}
          <ProgressBar aria-label={strings.import.reading(step.fileName)} />
          <div className={styles.buttons}>
            <Button onClick={state.stop}>{strings.import.cancel}</Button>
          </div>
        </div>
      )}
      {'preview' in step && <Agreement key={step.preview.sha256} step={step} state={state} />}
    </div>
  );
}

interface AgreementProps {
  step: Extract<ImportStep, { preview: ImportPreviewBody }>;
  state: ImportState;
}

function Agreement({ step, state }: AgreementProps) {
  const styles = useStyles();
  const preview = usePreviewStyles();
  const [title, setTitle] = useState(step.preview.plan.title);
  return (
    <>
      <ImportPreview
        preview={step.preview}
        title={title}
        onTitle={step.name === 'previewing' ? setTitle : null}
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
      <div className={preview.bar}>
        {step.name === 'writing' && <Writing step={step} />}
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
              <Button onClick={state.startOver}>{strings.import.other}</Button>
            </>
          )}
        </div>
      </div>
    </>
  );
}

interface WritingProps {
  step: Extract<ImportStep, { name: 'writing' }>;
}

function Writing({ step: { written, total } }: WritingProps) {
  const styles = useStyles();
  const label = total === 0 ? strings.import.starting : strings.import.writing(written, total);
  return (
    <div className={styles.progress}>
      {label}
      <ProgressBar aria-label={strings.import.title} {...(total > 0 ? { value: written, max: total } : {})} />
    </div>
  );
}

interface DoneProps {
  planId: string;
  title: string;
  onAnother: () => void;
}

function Done({ planId, title, onAnother }: DoneProps) {
  const styles = useStyles();
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

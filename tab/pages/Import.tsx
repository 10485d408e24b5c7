import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { ImportPreviewBody } from '#api/contract/documents';
import { ImportColumns } from '../components/import-columns/ImportColumns.tsx';
import { ImportPreview } from '../components/import-preview/ImportPreview.tsx';
import { AgreementBar } from '../components/import-progress/AgreementBar.tsx';
import { ChooseDocument } from '../components/import-progress/ChooseDocument.tsx';
import { Reading } from '../components/import-progress/Reading.tsx';
import { Written } from '../components/import-progress/Written.tsx';
import { NextVersionChoice } from '../components/next-version/NextVersionChoice.tsx';
import { strings } from '../strings.ts';
import { usePageStyles } from '../page-styles.ts';
import { useDocumentStyles } from './document-styles.ts';
import { NextVersion } from './NextVersion.tsx';
import type { AgreementStep } from './useDocumentSteps.ts';
import { useImport, type Import as ImportState } from './useImport.ts';
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
  const earlier = step.name === 'agreeing' ? step.seen.nextVersionOf : null;
  // Whoever corrects columns is in the middle of it: the preview stays, and offers the update there.
  const isUndecided = earlier !== null && decision === null && Object.keys(state.columns.said).length === 0;
  const startOver = () => {
    setDecision(null);
    state.startOver();
  };

  if (step.name === 'done') {
    const { planId, title } = step.done;
    return (
      <Written title={strings.import.doneTitle} body={strings.import.done(title)} planId={planId}>
        <Button onClick={startOver}>{strings.import.another}</Button>
      </Written>
    );
  }
  if (decision === 'update' && earlier && file) {
    return <NextVersion plan={earlier} given={{ file, columns: state.columns.said }} onOther={startOver} />;
  }
  return (
    <div className={styles.stack}>
      <h1 className={page.title}>{strings.import.title}</h1>
      {step.name === 'choosing' && (
        <>
          <p className={styles.lead}>{strings.import.lead}</p>
          <ChooseDocument problem={step.problem} onFile={(file) => void state.choose(file)} />
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
      {'seen' in step && !isUndecided && (
        <Agreement
          key={step.seen.sha256}
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
  step: AgreementStep<ImportPreviewBody>;
  state: ImportState;
  /** It is to be the next version of the plan it looks like after all. */
  onUpdate: () => void;
  onOther: () => void;
}

function Agreement({ step, state, onUpdate, onOther }: AgreementProps) {
  const { seen } = step;
  const [title, setTitle] = useState(seen.plan.title);
  return (
    <>
      <ImportPreview
        preview={seen}
        title={title}
        onTitle={step.name === 'agreeing' ? setTitle : null}
        onUpdate={step.name === 'agreeing' ? onUpdate : null}
      >
        <ImportColumns
          {...state.columns}
          tables={seen.tables}
          found={{
            items: seen.plan.recommendations.length,
            actions: seen.plan.actions.length,
          }}
          onSay={step.name === 'writing' ? null : state.sayColumn}
          onReset={state.resetColumns}
        />
      </ImportPreview>
      <AgreementBar
        step={step}
        label={strings.import.title}
        failed={strings.import.failed}
        onStop={state.stop}
      >
        <Button
          appearance="primary"
          disabledFocusable={!title.trim() || state.columns.isReading}
          onClick={() => void state.commit(title.trim())}
        >
          {step.name === 'stopped' ? strings.import.resume : strings.import.commit}
        </Button>
        <Button onClick={onOther}>{strings.import.other}</Button>
      </AgreementBar>
    </>
  );
}

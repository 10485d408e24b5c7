import { Radio, RadioGroup } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { PlanSummary } from '#domain/view';
import { planSourceLabels } from '#domain/plan';
import { usePlans } from '../api/queries.ts';
import { FailedNotice } from '../components/notice/FailedNotice.tsx';
import { LoadingRows } from '../components/notice/LoadingRows.tsx';
import type { TabSettings } from '../host/host.ts';
import { pathOfSubPage, subPages } from '../routes.ts';
import { strings } from '../strings.ts';
import { useConfigureStyles } from './configure-styles.ts';
import { usePageTitle } from './usePageTitle.ts';

export interface ConfigureProps {
  settings: TabSettings;
}

/** The dialog in which somebody adds Golden Thread to a channel, a chat or a meeting. */
export function Configure({ settings }: ConfigureProps) {
  const styles = useConfigureStyles();
  const plans = usePlans();
  const [chosen, setChosen] = useState<string | null>(settings.current);
  const choices = [...fixedChoices, ...(plans.data?.plans ?? []).map(choiceOf)];
  const choice = choices.find(({ subPageId }) => subPageId === chosen);
  const { subPageId, name } = choice ?? {};
  usePageTitle(strings.configure.title);

  useEffect(() => {
    const path = subPageId && pathOfSubPage(subPageId);
    settings.choose(subPageId && name && path ? { subPageId, name, path } : null);
  }, [settings, subPageId, name]);

  return (
    <main className={styles.root}>
      <h1 className={styles.title}>{strings.configure.title}</h1>
      <p className={styles.body}>{strings.configure.body}</p>
      <RadioGroup
        aria-label={strings.configure.title}
        value={chosen ?? ''}
        onChange={(_event, { value }) => setChosen(value)}
      >
        {choices.map((each) => (
          <Radio
            key={each.subPageId}
            value={each.subPageId}
            label={
              <span className={styles.choice}>
                <span className={styles.label}>{each.label}</span>
                <span className={styles.hint}>{each.hint}</span>
              </span>
            }
          />
        ))}
      </RadioGroup>
      {plans.isPending && <LoadingRows isPart label={strings.loading.plans} rows={3} height={32} />}
      {plans.isError && !plans.data && (
        <FailedNotice
          level={2}
          error={plans.error}
          isRetrying={plans.isFetching}
          onRetry={() => void plans.refetch()}
        />
      )}
      {plans.data?.plans.length === 0 && <p className={styles.body}>{strings.configure.noPlans}</p>}
      <p role="status" className={styles.body}>
        {choice ? strings.configure.save(choice.name) : ''}
      </p>
    </main>
  );
}

interface Choice {
  subPageId: string;
  label: string;
  hint: string;
  /** What the tab is called in the channel, until somebody renames it. */
  name: string;
}

const fixedChoices: readonly Choice[] = [
  {
    subPageId: subPages.overview,
    label: strings.configure.overview,
    hint: strings.configure.overviewBody,
    name: strings.product,
  },
  {
    subPageId: subPages.meetings,
    label: strings.configure.meetings,
    hint: strings.configure.meetingsBody,
    name: strings.configure.meetingsName,
  },
];

function choiceOf({ id, title, source }: PlanSummary): Choice {
  return { subPageId: subPages.plan(id), label: title, hint: planSourceLabels[source], name: title };
}

import { Radio, RadioGroup } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { planSourceLabels } from '#domain/plan';
import type { PlanSummary, ViewView } from '#domain/view';
import { usePlans } from '../api/queries.ts';
import { FailedNotice } from '../components/notice/FailedNotice.tsx';
import { LoadingRows } from '../components/notice/LoadingRows.tsx';
import type { TabSettings } from '../host/host.ts';
import { pathOfSubPage, subPages, viewSearch } from '../routes.ts';
import { strings } from '../strings.ts';
import { ConfigureView } from './ConfigureView.tsx';
import { useConfigureStyles } from './configure-styles.ts';
import { usePageTitle } from './usePageTitle.ts';

export interface ConfigureProps {
  settings: TabSettings;
}

/** The dialog in which somebody adds Golden Thread to a channel, a chat or a meeting. */
export function Configure({ settings }: ConfigureProps) {
  const styles = useConfigureStyles();
  const plans = usePlans();
  const [chosen, setChosen] = useState(settings.current?.split('?')[0] ?? null);
  const [view, setView] = useState<ViewView | null>(null);
  const choices = [...fixedChoices, ...(plans.data?.plans ?? []).map(choiceOf)];
  const choice = choices.find(({ place }) => place === chosen);
  const place = choice?.planId && view ? placeOfView(choice.planId, view) : choice?.place;
  const name = choice && view ? strings.configure.viewName(view.name, choice.name) : choice?.name;
  usePageTitle(strings.configure.title);

  useEffect(() => {
    const path = place && pathOfSubPage(place);
    settings.choose(place && name && path ? { subPageId: place, name, path } : null);
  }, [settings, place, name]);

  return (
    <main className={styles.root}>
      <h1 className={styles.title}>{strings.configure.title}</h1>
      <p className={styles.body}>{strings.configure.body}</p>
      <RadioGroup
        aria-label={strings.configure.title}
        value={chosen ?? ''}
        onChange={(_event, { value }) => {
          setChosen(value);
          setView(null);
        }}
      >
        {choices.map((each) => (
          <Radio
            key={each.place}
            value={each.place}
            label={
              <span className={styles.choice}>
                <span className={styles.label}>{each.label}</span>
                <span className={styles.hint}>{each.hint}</span>
              </span>
            }
          />
        ))}
      </RadioGroup>
      {choice?.planId && (
        <ConfigureView
          key={choice.planId}
          planId={choice.planId}
          saved={settings.current?.startsWith(`${choice.place}?`) ? settings.current : null}
          view={view}
          onChoose={setView}
        />
      )}
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
        {name ? strings.configure.save(name) : ''}
      </p>
    </main>
  );
}

interface Choice {
  /** As `subPages` calls it. */
  place: string;
  planId: string | null;
  label: string;
  hint: string;
  /** What the tab is called in the channel, until somebody renames it. */
  name: string;
}

const fixedChoices: readonly Choice[] = [
  {
    place: subPages.overview,
    planId: null,
    label: strings.configure.overview,
    hint: strings.configure.overviewBody,
    name: strings.product,
  },
  {
    place: subPages.meetings,
    planId: null,
    label: strings.configure.meetings,
    hint: strings.configure.meetingsBody,
    name: strings.configure.meetingsName,
  },
];

function choiceOf({ id, title, source }: PlanSummary): Choice {
  return { place: subPages.plan(id), planId: id, label: title, hint: planSourceLabels[source], name: title };
}

function placeOfView(planId: string, view: ViewView): string {
  return subPages.plan(planId, viewSearch(view.params, view.id));
}

import { Field, Select } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { ViewView } from '#domain/view';
import { usePlan } from '../api/queries.ts';
import { strings } from '../strings.ts';

export interface ConfigureViewProps {
  planId: string;
  /** What the tab shows of this plan by now, as `subPages` calls it; null when that is all of it. */
  saved: string | null;
  view: ViewView | null;
  onChoose: (view: ViewView | null) => void;
}

/** Which of a plan's views a channel's tab opens on. Only views that everybody there may see are offered. */
export function ConfigureView({ planId, saved, view, onChoose }: ConfigureViewProps) {
  const plan = usePlan(planId);
  const views = plan.data?.views.filter(({ isShared }) => isShared) ?? [];
  const savedView =
    saved && views.find(({ id }) => new URLSearchParams(saved.split('?')[1]).get('view') === id);
  const isFirst = useRef(true);

  useEffect(() => {
    if (!savedView || !isFirst.current) return;
    isFirst.current = false;
    onChoose(savedView);
  }, [savedView, onChoose]);

  if (views.length === 0) return null;
  return (
    <Field label={strings.configure.view}>
      <Select
        value={view?.id ?? ''}
        onChange={(_event, { value }) => onChoose(views.find(({ id }) => id === value) ?? null)}
      >
        <option value="">{strings.configure.wholePlan}</option>
        {views.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

import { Button, mergeClasses } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { PlanView, ViewView } from '#domain/view';
import { CopyLink } from '../components/copy-link/CopyLink.tsx';
import { useStyles } from '../components/view-bar/styles.ts';
import { ViewBar } from '../components/view-bar/ViewBar.tsx';
import { paramsOf, type ListView } from '../components/item-grid/list-view.ts';
import { planPath, subPages, viewSearch } from '../routes.ts';
import { strings } from '../strings.ts';
import { useSavedViews } from './useSavedViews.ts';

const ViewDialog = lazy(() =>
  import('../components/view-bar/ViewDialog.tsx').then((page) => ({ default: page.ViewDialog })),
);

export interface PlanViewsProps {
  plan: Pick<PlanView, 'id' | 'title' | 'views'>;
  /** How the plan is listed now. */
  view: ListView;
  /** The saved view the address names, whether this person may use it or not; null where it names none. */
  viewId: string | null;
  onShow: (params: string, viewId: string | null) => void;
}

/** The saved views of a plan: choosing one, saving what is listed, changing, sharing and deleting. */
export function PlanViews({ plan, view, viewId, onShow }: PlanViewsProps) {
  const styles = useStyles();
  const [dialog, setDialog] = useState<'new' | 'edit' | null>(null);
  const current = plan.views.find(({ id }) => id === viewId) ?? null;
  const params = paramsOf(view).toString();
  const search = viewSearch(params, current?.id ?? null);
  const path = planPath(plan.id) + search;
  const label = strings.savedViews.linkLabel(current?.name ?? null, plan.title);
  const saved = useSavedViews(plan.id, (now) => {
    setDialog(null);
    onShow(now?.params ?? params, now?.id ?? null);
  });
  const { conflict, done } = saved;

  function choose(chosen: ViewView | null): void {
    saved.dismiss();
    setDialog(null);
    onShow(chosen?.params ?? '', chosen?.id ?? null);
  }

  function open(which: 'new' | 'edit'): void {
    saved.dismiss();
    setDialog(which);
  }

  return (
    <>
      <ViewBar
        views={plan.views}
        current={current}
        isChanged={params !== (current?.params ?? '')}
        isBusy={saved.isBusy}
        onChoose={choose}
        onSave={() => open('new')}
        onUpdate={() => current && saved.change(current, { params })}
        onEdit={() => open('edit')}
        link={<CopyLink place={{ subPageId: subPages.plan(plan.id, search), label, path }} />}
      />
      <div role="status" className={done ? styles.notice : undefined}>
        {done?.text}
        {done?.undo && (
          <Button size="small" onClick={done.undo} disabledFocusable={saved.isBusy}>
            {strings.savedViews.undo}
          </Button>
        )}
      </div>
      {viewId !== null && !current && params === '' && !done && (
        <p role="status" className={styles.notice}>
          {strings.savedViews.unknown}
        </p>
      )}
      {conflict && (
        <div role="alert" className={mergeClasses(styles.notice, styles.conflict)}>
          <span>
            {strings.savedViews.conflict(conflict.message)}{' '}
            {conflict.theirs ? strings.savedViews.conflictChoice : strings.savedViews.gone}
          </span>
          {conflict.theirs && (
            <>
              <Button size="small" onClick={() => choose(conflict.theirs)}>
                {strings.savedViews.theirs}
              </Button>
              <Button size="small" disabledFocusable={saved.isBusy} onClick={conflict.again ?? undefined}>
                {strings.savedViews.mineOver}
              </Button>
            </>
          )}
        </div>
      )}
      {saved.error && !dialog && (
        <div role="alert" className={mergeClasses(styles.notice, styles.conflict)}>
          {saved.error}
        </div>
      )}
      {dialog && !conflict && (
        <Suspense>
          <ViewDialog
            view={dialog === 'edit' ? current : null}
            error={saved.error}
            isBusy={saved.isBusy}
            onSave={(given) =>
              dialog === 'edit' && current ? saved.change(current, given) : saved.save({ ...given, params })
            }
            onDelete={dialog === 'edit' && current ? () => saved.remove(current) : null}
            onClose={() => {
              setDialog(null);
              saved.dismiss();
            }}
          />
        </Suspense>
      )}
    </>
  );
}

import { Button } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';
import type { ViewView } from '#domain/view';
import { strings } from '#tab/strings';
import { useStyles } from './styles.ts';

export interface ViewBarProps {
  views: readonly ViewView[];
  /** The saved view one stands in; null for none. */
  current: ViewView | null;
  /** What is listed differs from the saved view, or from the whole plan where there is none. */
  isChanged: boolean;
  isBusy: boolean;
  onChoose: (view: ViewView | null) => void;
  /** Saves what is listed under a new name. */
  onSave: () => void;
  /** Saves what is listed under the name it has. */
  onUpdate: () => void;
  onEdit: () => void;
  /** What hands out a link to what is listed. */
  link: ReactNode;
}

/** Which saved view the plan is listed by, and what can be done with it. */
export function ViewBar(props: ViewBarProps) {
  const { views, current, isChanged, isBusy, onChoose, onSave, onUpdate, onEdit, link } = props;
  const styles = useStyles();
  const id = useId();
  const personal = views.filter(({ isShared }) => !isShared);
  const shared = views.filter(({ isShared }) => isShared);
  if (views.length === 0 && !isChanged) return null;
  return (
    <div className={styles.root} role="group" aria-label={strings.savedViews.label}>
      {views.length > 0 && (
        <>
          <label htmlFor={id} className={styles.label}>
            {strings.savedViews.label}
          </label>
          <select
            id={id}
            className={styles.select}
            value={current?.id ?? ''}
            onChange={({ target }) => onChoose(views.find((view) => view.id === target.value) ?? null)}
          >
            <option value="">{strings.savedViews.wholePlan}</option>
            {personal.length > 0 && (
              <optgroup label={strings.savedViews.mine}>
                {personal.map((view) => (
                  <option key={view.id} value={view.id}>
                    {view.name}
                  </option>
                ))}
              </optgroup>
            )}
            {shared.length > 0 && (
              <optgroup label={strings.savedViews.shared}>
                {shared.map((view) => (
                  <option key={view.id} value={view.id}>
                    {view.isMine ? view.name : strings.savedViews.sharedBy(view.name, view.owner)}
                  </option>
                ))}
              </optgroup>
            )}
          </select>
        </>
      )}
      {current && isChanged && <span className={styles.changed}>{strings.savedViews.changed}</span>}
      {current?.mayChange && isChanged && (
        <Button size="small" appearance="primary" disabledFocusable={isBusy} onClick={onUpdate}>
          {strings.savedViews.update}
        </Button>
      )}
      {isChanged && (
        <Button size="small" onClick={onSave}>
          {current ? strings.savedViews.saveAs : strings.savedViews.save}
        </Button>
      )}
      {current && isChanged && (
        <Button size="small" appearance="subtle" onClick={() => onChoose(current)}>
          {strings.savedViews.putBack}
        </Button>
      )}
      {current?.mayChange && !isChanged && (
        <Button size="small" appearance="subtle" onClick={onEdit}>
          {strings.savedViews.edit}
        </Button>
      )}
      {(current !== null || isChanged) && link}
    </div>
  );
}

import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  MessageBar,
  MessageBarBody,
  OverlayDrawer,
  tokens,
} from '@fluentui/react-components';
import { ChevronDownRegular, ChevronUpRegular, DismissRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { ItemDetail, MeView } from '#domain/view';
import { RefusedError } from '../api/errors.ts';
import { useItem } from '../api/queries.ts';
import { CopyLink } from '../components/copy-link/CopyLink.tsx';
import { ItemPanel } from '../components/item-panel/ItemPanel.tsx';
import { FailedNotice } from '../components/notice/FailedNotice.tsx';
import { LoadingRows } from '../components/notice/LoadingRows.tsx';
import { Notice } from '../components/notice/Notice.tsx';
import { StaleNotice } from '../components/notice/StaleNotice.tsx';
import { DiscardDialog } from '../components/update-form/DiscardDialog.tsx';
import { emptyDraft, isWritten, targetsOf, type Draft } from '../components/update-form/draft.ts';
import { useDraft } from '../components/update-form/useDraft.ts';
import type { LinkedPlace } from '../host/host.ts';
import { itemPath, subPages } from '../routes.ts';
import { strings } from '../strings.ts';
import { ActionDates } from './ActionDates.tsx';
import { ItemUpdate } from './ItemUpdate.tsx';

const useStyles = makeStyles({
  drawer: { width: 'min(680px, 100vw)', maxWidth: '100vw' },
  body: { paddingBottom: tokens.spacingVerticalXXXL, scrollPaddingBlock: tokens.spacingVerticalXXL },
  title: { fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' },
  form: {
    padding: tokens.spacingVerticalL,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  whole: { ':focus': { outlineStyle: 'none' } },
  saved: { marginBottom: tokens.spacingVerticalL },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'flex-end',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    alignItems: 'center',
    '@media (max-width: 479px)': { columnGap: 0, width: '128px' }, // four of them, and the fifth below
  },
  // Below the others where there is little room, so that the name stays in one piece.
  begin: { '@media (max-width: 479px)': { order: 1, flexBasis: '100%' } },
});

export interface ItemProps {
  me: MeView;
  itemId: string;
  /** The person is done with it. */
  onClose: () => void;
  /** Opens the item before or after it in the list; null at either end. */
  onPrevious: (() => void) | null;
  onNext: (() => void) | null;
}

/** One item beside its plan, to read and to update. */
export function Item({ me, itemId, onClose, onPrevious, onNext }: ItemProps) {
  const styles = useStyles();
  const item = useItem(itemId);
  const { draft, keep } = useDraft(me.id, itemId);
  const [isAsking, setAsking] = useState(false);
  const mayLose = draft !== null && item.data !== undefined && isWritten(draft, item.data);
  const begin = item.data ? beginning(item.data, keep) : null;

  const close = () => (mayLose ? setAsking(true) : (keep(null), onClose()));
  const onKeyDown = (event: KeyboardEvent) => {
    const isWriting =
      event.target instanceof Element && event.target.closest('input, textarea, select') !== null;
    const go = event.key === 'ArrowDown' ? onNext : event.key === 'ArrowUp' ? onPrevious : null;
    if (!event.altKey || isWriting || !go) return;
    event.preventDefault();
    go(); // what is being written is kept, and is there again on coming back
  };
  return (
    <OverlayDrawer
      open
      onKeyDown={onKeyDown}
      position="end"
      className={styles.drawer}
      onOpenChange={(_, { open }) => !open && close()}
      aria-label={itemRef(itemId)}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          heading={{ as: 'h2', className: styles.title }}
          action={
            <div className={styles.buttons}>
              {begin && !draft && (
                <Button appearance="primary" className={styles.begin} onClick={begin}>
                  {strings.item.update}
                </Button>
              )}
              <CopyLink isIcon place={linkedPlace(itemId)} />
              <Button
                appearance="subtle"
                aria-label={strings.item.previous}
                title={strings.item.previous}
                icon={<ChevronUpRegular />}
                disabledFocusable={!onPrevious}
                onClick={() => onPrevious?.()}
              />
              <Button
                appearance="subtle"
                aria-label={strings.item.next}
                title={strings.item.next}
                icon={<ChevronDownRegular />}
                disabledFocusable={!onNext}
                onClick={() => onNext?.()}
              />
              <Button
                appearance="subtle"
                aria-label={strings.item.close}
                icon={<DismissRegular />}
                onClick={close}
              />
            </div>
          }
        >
          {itemRef(itemId)}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles.body}>
        {item.isPending && <LoadingRows isPart label={strings.loading.item} rows={6} height={64} />}
        {item.isError && !item.data && (
          <ItemFailure error={item.error} isRetrying={item.isFetching} onRetry={() => void item.refetch()} />
        )}
        {item.isError && item.data && (
          <StaleNotice asOfMs={item.dataUpdatedAt} onRetry={() => void item.refetch()} />
        )}
        {item.data && <LoadedItem key={itemId} me={me} item={item.data} draft={draft} keep={keep} />}
      </DrawerBody>
      <DiscardDialog
        isOpen={isAsking}
        onKeep={() => setAsking(false)}
        onDiscard={() => {
          keep(null);
          onClose();
        }}
      />
    </OverlayDrawer>
  );
}

interface LoadedItemProps extends ReturnType<typeof useDraft> {
  me: MeView;
  item: ItemDetail;
}

function LoadedItem({ me, item, draft, keep }: LoadedItemProps) {
  const styles = useStyles();
  const form = useRef<HTMLDivElement>(null);
  const whole = useRef<HTMLDivElement>(null);
  const wasWriting = useRef(false);
  const [isSaved, setSaved] = useState(false);
  const isWriting = draft !== null;

  useEffect(() => {
    if (!isWriting) {
      if (wasWriting.current) whole.current?.focus(); // the form that had it is gone
      return;
    }
    wasWriting.current = true;
    form.current?.parentElement?.scrollIntoView({ block: 'start' }); // with what was asked for above it
    form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus({ preventScroll: true });
  }, [isWriting]);

  return (
    <div ref={whole} tabIndex={-1} className={styles.whole}>
      {isSaved && !draft && (
        <MessageBar intent="success" layout="singleline" className={styles.saved} role="status">
          <MessageBarBody>{strings.form.saved}</MessageBarBody>
        </MessageBar>
      )}
      <ItemPanel
        item={item}
        today={me.today}
        onUpdate={draft ? null : (actionId) => keep(emptyDraft(item, actionId))}
        datesOf={(action) => <ActionDates key={action.id} me={me} item={item} action={action} />}
      >
        {draft && (
          <div ref={form} className={styles.form}>
            <ItemUpdate
              item={item}
              draft={draft}
              keep={keep}
              onSaved={() => setSaved(true)}
              onDropped={() => setSaved(false)}
            />
          </div>
        )}
      </ItemPanel>
    </div>
  );
}

interface ItemFailureProps {
  error: Error;
  isRetrying: boolean;
  onRetry: () => void;
}

function ItemFailure(props: ItemFailureProps) {
  if (props.error instanceof RefusedError && props.error.status === 404) {
    return <Notice level={3} title={strings.missing.title} body={strings.missing.body} />;
  }
  return <FailedNotice level={3} {...props} />;
}

/** Starts an update about the first thing the person may write about; null when there is none. */
function beginning(item: ItemDetail, keep: (draft: Draft) => void): (() => void) | null {
  const [target] = targetsOf(item);
  return target === undefined ? null : () => keep(emptyDraft(item, target));
}

/** How a link leads back to it, from Teams or a browser. */
function linkedPlace(itemId: string): LinkedPlace {
  return { subPageId: subPages.item(itemId), label: itemRef(itemId), path: itemPath(itemId) };
}

/** What a person calls it, known before anything is loaded. */
function itemRef(itemId: string): string {
  return itemId.slice(itemId.indexOf(':') + 1);
}

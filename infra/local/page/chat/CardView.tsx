import { AdaptiveCard, ExecuteAction, OpenUrlAction, SubmitAction, type Action } from 'adaptivecards';
import { makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ActionResult } from '#infra/local/contract';
import { TrialError } from '../api.ts';
import { teamsHostConfig } from './host-config.ts';
import { markdownToHtml } from './markdown.ts';
import './cards.css';

export interface CardActions {
  execute: (action: { verb: string; id: string; data: unknown }) => Promise<ActionResult>;
  /** Null when the bot answers in the chat. */
  submit: (data: unknown) => Promise<ActionResult | null>;
  openUrl: (url: string) => void;
  /** Null inside a dialog, which opens no other. */
  openDialog: ((data: unknown) => Promise<ActionResult | null>) | null;
}

export interface CardViewProps {
  /** An Adaptive Card as the bot sent it. */
  card: unknown;
  actions: CardActions;
}

/** One Adaptive Card, with what came of its buttons drawn under it. */
export function CardView({ card, actions }: CardViewProps) {
  const styles = useStyles();
  const place = useRef<HTMLDivElement>(null);
  const newestActions = useRef(actions);
  const [isBusy, setBusy] = useState(false);
  const [result, setResult] = useState<ActionResult | null>(null);
  const json = useMemo(() => JSON.stringify(card), [card]);

  useEffect(() => {
    newestActions.current = actions;
  });

  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const drawn = draw(json, (action) => {
      if (action instanceof OpenUrlAction) {
        if (action.url) newestActions.current.openUrl(action.url);
        return;
      }
      const work = begun(action, newestActions.current);
      if (!work) return;
      setBusy(true);
      setResult(null);
      work
        .catch((error: unknown): ActionResult => {
          return { kind: 'failed', text: error instanceof TrialError ? error.message : String(error) };
        })
        .then((outcome) => {
          setBusy(false);
          setResult(outcome);
        }, rethrow);
    });
    element.replaceChildren(drawn);
  }, [json]);

  return (
    <div className={styles.frame}>
      <div className="card" ref={place} aria-busy={isBusy} inert={isBusy} />
      <div aria-live="polite">
        {result && result.kind !== 'card' && (
          <MessageBar intent={result.kind === 'failed' ? 'error' : 'info'} layout="multiline">
            <MessageBarBody>{result.text}</MessageBarBody>
          </MessageBar>
        )}
      </div>
    </div>
  );
}

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdownToHtml(text);
  result.didProcess = true;
};

function draw(json: string, onAction: (action: Action) => void): HTMLElement {
  const drawing = new AdaptiveCard();
  drawing.hostConfig = teamsHostConfig();
  drawing.onExecuteAction = onAction;
  drawing.parse(JSON.parse(json));
  const element = drawing.render();
  if (element) return element;
  const unreadable = document.createElement('p');
  unreadable.textContent = 'This card cannot be shown.';
  return unreadable;
}

/** Null for buttons that the card handles by itself. */
function begun(action: Action, actions: CardActions): Promise<ActionResult | null> | null {
  if (action instanceof ExecuteAction) {
    return actions.execute({ verb: action.verb, id: action.id ?? '', data: action.data });
  }
  if (!(action instanceof SubmitAction)) return null;
  return actions.openDialog && opensDialog(action.data)
    ? actions.openDialog(action.data)
    : actions.submit(action.data);
}

function opensDialog(data: unknown): boolean {
  const { msteams } = (data ?? {}) as { msteams?: { type?: unknown } };
  return msteams?.type === 'task/fetch';
}

function rethrow(error: unknown): never {
  throw error;
}

const useStyles = makeStyles({
  frame: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '640px',
    overflow: 'hidden',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow2,
  },
});

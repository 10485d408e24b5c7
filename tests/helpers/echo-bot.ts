import {
  ActivityHandler,
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  MessageFactory,
  type AdaptiveCardInvokeResponse,
  type AdaptiveCardInvokeValue,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import express, { type Router } from 'express';

/** A small bot on the real adapter, for testing what stands between people and a bot. */
export interface EchoBot {
  router: Router;
  /** Activities as the bot got them. */
  heard: TurnContext['activity'][];
  /** Writes to somebody first, as a reminder does. */
  sayTo(objectId: string, serviceUrl: string, text: string): Promise<void>;
}

/** Says everything back; "card" gets a card whose button answers in place; "fail" makes it fail, "wait" gets no answer. */
export function echoBot(tenantId: string): EchoBot {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({ MicrosoftAppId: '' }));
  const heard: TurnContext['activity'][] = [];
  const bot = new EchoHandler(heard);
  const router = express.Router();
  router.use(express.json());
  router.post('/', (request, response) =>
    adapter.process(request, response, (context) => bot.run(context)).catch(() => response.status(500).end()),
  );
  return {
    router,
    heard,
    async sayTo(objectId, serviceUrl, text) {
      await adapter.createConversationAsync(
        '',
        'msteams',
        serviceUrl,
        '',
        {
          isGroup: false,
          tenantId,
          members: [{ id: objectId, name: '' }],
          bot: { id: 'bot', name: '' },
          activity: undefined as never,
          channelData: { tenant: { id: tenantId } },
        },
        async (context) => {
          await context.sendActivity(text);
        },
      );
    },
  };
}

class EchoHandler extends ActivityHandler {
  constructor(heard: TurnContext['activity'][]) {
    super();
    this.onTurn(async (context, next) => {
      heard.push(context.activity);
      await next();
    });
    this.onMessage(async (context) => {
      const { text, value } = context.activity as { text?: string; value?: unknown };
      if (text === 'fail') throw new Error('The bot was asked to fail.');
      if (text === 'wait') await new Promise(() => undefined);
      if (text === 'card') await context.sendActivity({ attachments: [CardFactory.adaptiveCard(card)] });
      else
        await context.sendActivity(
          MessageFactory.text(text ? `You said **${text}**.` : JSON.stringify(value)),
        );
    });
  }

  protected override onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    const { name } = context.activity;
    const { data } = (context.activity.value ?? {}) as { data?: { note?: string } };
    if (name === 'task/fetch') {
      const form = { title: 'A form', card: CardFactory.adaptiveCard(card) };
      return Promise.resolve({ status: 200, body: { task: { type: 'continue', value: form } } });
    }
    if (name === 'task/submit') {
      const asks = { task: { type: 'message', value: 'Say what has happened.' } };
      return Promise.resolve({ status: 200, ...(data?.note ? {} : { body: asks }) });
    }
    return super.onInvokeActivity(context);
  }

  protected override onAdaptiveCardInvoke(
    _context: TurnContext,
    { action }: AdaptiveCardInvokeValue,
  ): Promise<AdaptiveCardInvokeResponse> {
    if (action.verb === 'refuse') {
      const error = { code: 'no', message: 'That cannot be done.' };
      return Promise.resolve({ statusCode: 400, type: 'application/vnd.microsoft.error', value: error });
    }
    const said = String((action.data as { note?: unknown }).note);
    const saved = { ...card, body: [{ type: 'TextBlock', text: `Saved: ${said}`, wrap: true }], actions: [] };
    return Promise.resolve({
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: saved,
    });
  }
}

const card = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    {
      type: 'TextBlock',
      text: 'GT8 – Review the contracts register',
      size: 'Large',
      weight: 'Bolder',
      wrap: true,
    },
    { type: 'TextBlock', text: 'Overdue by 12 days', color: 'Attention', wrap: true },
    {
      type: 'FactSet',
      facts: [
        { title: 'Owner', value: 'Head of Procurement' },
        { title: 'Due', value: '18 February 2026' },
      ],
    },
    {
      type: 'Container',
      style: 'emphasis',
      items: [
        {
          type: 'TextBlock',
          text: 'Reconciliation **began** in January. [Evidence](https://example.org)',
          wrap: true,
        },
      ],
    },
    {
      type: 'Input.ChoiceSet',
      id: 'rag',
      label: 'RAG',
      style: 'expanded',
      choices: ['Red', 'Amber', 'Green'].map((title) => ({ title, value: title.toLowerCase() })),
    },
    {
      type: 'Input.Text',
      id: 'note',
      label: 'What has happened?',
      isMultiline: true,
      isRequired: true,
      errorMessage: 'Say what has happened.',
    },
    { type: 'Input.Date', id: 'date', label: 'New date' },
    {
      type: 'Input.ChoiceSet',
      id: 'status',
      label: 'Status',
      choices: [{ title: 'In progress', value: 'in-progress' }],
    },
  ],
  actions: [
    { type: 'Action.Execute', title: 'Save', verb: 'save', style: 'positive', data: { id: 'GT8' } },
    { type: 'Action.Execute', title: 'Refuse', verb: 'refuse', associatedInputs: 'none' },
    { type: 'Action.Submit', title: 'Ask', data: { asked: true }, associatedInputs: 'none' },
    { type: 'Action.OpenUrl', title: 'Open', url: 'https://example.org' },
  ],
};

/** Fixed names of the local trial. Everything here is invented. */
export const local = {
  council: 'Netherwell Borough Council',
  tenantId: '7e0b7f0e-4d1c-4c5e-9f3a-5a7d1c0de001',
  clientId: '7e0b7f0e-4d1c-4c5e-9f3a-5a7d1c0de002',
  /** hostname, site collection and web, as Graph writes a site's id. */
  siteId:
    'netherwell.sharepoint.invalid,7e0b7f0e-4d1c-4c5e-9f3a-5a7d1c0de003,7e0b7f0e-4d1c-4c5e-9f3a-5a7d1c0de004',
  botName: 'Golden Thread',
  /** The chat of the trial's one meeting, as Teams names a meeting's chat. */
  meetingChatId: '19:meeting_local@thread.v2',
  /** The trial's first moment: a Monday morning in London. */
  startsAt: '2026-03-02T09:30:00.000Z',
} as const;

/** The bot's id as Teams writes it. */
export const botId = `28:${local.clientId}`;

export const paths = {
  graphServer: '/local/graph',
  graph: '/local/graph/v1.0',
  teams: '/local/teams/',
  api: '/local/api',
  page: '/local/page',
  signIn: '/local/sign-in',
  tab: '/tab/',
  messages: '/api/messages',
} as const;

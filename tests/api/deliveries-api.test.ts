import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliveryReport } from '#api/contract/deliveries';
import type { Reminder } from '#domain/reminder';
import {
  administrator,
  openEthicsCouncil,
  owner,
  reader,
  type EthicsCouncil,
} from '#tests/helpers/ethics-council';

let app: EthicsCouncil;
beforeAll(async () => {
  app = await openEthicsCouncil();
});
afterAll(() => app.close());

describe('deliveries', () => {
  const told = async (query: string, person = administrator) => app.ask(`/api/v1/deliveries${query}`, person);
  const read = async (query: string) => deliveryReport.parse(await (await told(query)).json());

  beforeAll(async () => {
    const recommendationId = await app.itemId();
    const row = (id: string, values: Partial<Reminder>): Reminder => ({
      ...{
        id,
        personId: owner.id,
        personName: owner.name,
        recommendationId,
        actionId: `${recommendationId}:1`,
      },
      ...{ stage: 'before-28', day: '2026-03-02', claimedAt: '2026-03-02T09:00:00.000Z', claimedBy: 's-1' },
      ...{ sentAt: '2026-03-02T09:00:01.000Z', failure: null, ...values },
    });
    const card = { recommendationId: null, actionId: null, stage: 'card' } as const;
    await app.store.createMany('reminders', [
      row('told', {}),
      row('card-told', card),
      row('card-refused', {
        ...{ ...card, personId: reader.id, personName: reader.name, sentAt: null, day: '2026-02-27' },
        failure: 'Golden Thread is not installed for them in Teams.',
      }),
    ]);
  });

  it('are told to administrators: what arrived by its stage, what did not with the reason', async () => {
    const report = await read('');
    expect(report).toMatchObject({
      ...{ total: 2, page: 1, pages: 1, counts: { sent: 1, failed: 1 } },
      people: [{ name: owner.name }, { name: reader.name }],
      deliveries: [
        {
          ...{ person: owner, state: 'sent', stage: '28 days before its date' },
          item: { ref: 'GT1', planTitle: 'Ethics plan' },
        },
        { person: reader, state: 'failed', item: null, failure: expect.stringContaining('not installed') },
      ],
    });
  });

  it('are a table for Excel as well, without formulas', async () => {
    const table = await (await told('.csv')).text();
    expect(table.split('\r\n').slice(0, 2)).toEqual([
      expect.stringMatching(/Day,Time,Person,Through,State,Ref,About,Plan,Why not$/),
      expect.stringMatching(/^2026-03-02,09:00,[^,]+,28 days before its date,Arrived,GT1,/),
    ]);
    expect((await told('.csv', owner)).status).toBe(403);
  });

  it('are chosen by day, person, plan and outcome', async () => {
    expect((await read('?from=2026-03-01&to=2026-03-31')).total).toBe(1);
    expect((await read(`?person=${reader.id}`)).deliveries).toMatchObject([{ state: 'failed' }]);
    expect((await read(`?plan=${app.planId}`)).deliveries).toMatchObject([{ state: 'sent' }]);
    expect((await read('?plan=p-other')).total).toBe(0);
    expect((await read('?state=failed&page=9')).total).toBe(1);
  });

  it('are nobody else’s business, and badly asked for are refused', async () => {
    expect((await told('', owner)).status).toBe(403);
    expect((await told('?from=2026-02-30')).status).toBe(400);
    expect((await told('?page=0')).status).toBe(400);
  });
});

import { describe, expect, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import * as contract from '#api/contract';
import type { Change } from '#domain/change';
import type { ParsedPlan } from '#domain/parsed-plan';
import type { ImportPreview } from '#workflows/import-document';
import type { ItemDetail, ItemView, MeView, NextVersionView, PlanSummary, PlanView } from '#domain/view';

describe('the contract between tab and server', () => {
  it('says exactly what the view types say', () => {
    expectTypeOf<z.infer<typeof contract.meView>>().toEqualTypeOf<MeView>();
    expectTypeOf<z.infer<typeof contract.planSummary>>().toEqualTypeOf<PlanSummary>();
    expectTypeOf<z.infer<typeof contract.planView>>().toEqualTypeOf<PlanView>();
    expectTypeOf<z.infer<typeof contract.itemView>>().toEqualTypeOf<ItemView>();
    expectTypeOf<z.infer<typeof contract.itemDetail>>().toEqualTypeOf<ItemDetail>();
    expectTypeOf<z.infer<typeof contract.parsedPlan>>().toEqualTypeOf<ParsedPlan>();
    expectTypeOf<contract.ImportPreviewBody>().toEqualTypeOf<ImportPreview>();
    expectTypeOf<contract.NextVersionBody>().toEqualTypeOf<NextVersionView>();
    expectTypeOf<contract.UpdateRequestBody['change']>().toEqualTypeOf<Change>();
  });

  const update = {
    id: '3f2b6c1e-8a52-4a57-9a39-0b6a9b1b2c3d',
    actionId: null,
    change: { rag: 'amber' },
    basedOn: { item: '"1"', action: null },
  };

  it('takes an update that names what it is based on', () => {
    expect(contract.updateRequest.parse(update)).toEqual(update);
  });

  it.each([
    ['no id', { ...update, id: undefined }],
    ['an id that is not a UUID', { ...update, id: '1' }],
    ['a colour nobody knows', { ...update, change: { rag: 'purple' } }],
    ['a day that does not exist', { ...update, change: { dueDate: '2026-02-29' } }],
    ['a person who says who they are', { ...update, person: { id: 'x', name: 'Y' } }],
    ['nothing it is based on', { ...update, basedOn: undefined }],
  ])('refuses an update with %s', (_, body) => {
    expect(contract.updateRequest.safeParse(body).success).toBe(false);
  });
});

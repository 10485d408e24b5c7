import { describe, expect, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import { type deliveryReport } from '#api/contract/deliveries';
import { type ImportPreviewBody, type NextVersionBody, type parsedPlan } from '#api/contract/documents';
import { type UpdateRequestBody, type itemDetail, type itemView, updateRequest } from '#api/contract/items';
import {
  type meetingChoices,
  type meetingList,
  type meetingRecord,
  type meetingView,
  type MoveRequestBody,
} from '#api/contract/meetings';
import { type myWork } from '#api/contract/my-work';
import { type planSettings, type planSettingsPreview } from '#api/contract/plan-settings';
import { type meView } from '#api/contract/people';
import { type overview } from '#api/contract/overview';
import { type planChanges, type planSummary, type planView } from '#api/contract/plans';
import { type mergePreview, type postRegister } from '#api/contract/posts';
import type { Change } from '#domain/change';
import type { DeliveryReport } from '#domain/delivery';
import type { MeetingMove } from '#domain/meeting-moves';
import type { MeetingChoices, MeetingList, MeetingRecord, MeetingView } from '#domain/meeting-view';
import type { MyWorkView } from '#domain/my-work-view';
import type { PlanSettingsPreview, PlanSettingsView } from '#domain/plan-settings-view';
import type { MergePreview } from '#domain/merge-posts';
import type { ParsedPlan } from '#domain/parsed-plan';
import type { PostRegister } from '#domain/registered-post';
import type { Overview } from '#domain/overview-view';
import type { ImportPreview } from '#workflows/import-document';
import type {
  ItemDetail,
  ItemView,
  MeView,
  NextVersionView,
  PlanChanges,
  PlanSummary,
  PlanView,
} from '#domain/view';

describe('the contract between tab and server', () => {
  it('says exactly what the view types say', () => {
    expectTypeOf<z.infer<typeof meView>>().toEqualTypeOf<MeView>();
    expectTypeOf<z.infer<typeof planSummary>>().toEqualTypeOf<PlanSummary>();
    expectTypeOf<z.infer<typeof planView>>().toEqualTypeOf<PlanView>();
    expectTypeOf<z.infer<typeof planChanges>>().toEqualTypeOf<PlanChanges>();
    expectTypeOf<z.infer<typeof overview>>().toEqualTypeOf<Overview>();
    expectTypeOf<z.infer<typeof myWork>>().toEqualTypeOf<MyWorkView>();
    expectTypeOf<z.infer<typeof itemView>>().toEqualTypeOf<ItemView>();
    expectTypeOf<z.infer<typeof itemDetail>>().toEqualTypeOf<ItemDetail>();
    expectTypeOf<z.infer<typeof deliveryReport>>().toEqualTypeOf<DeliveryReport>();
    expectTypeOf<z.infer<typeof planSettings>>().toEqualTypeOf<PlanSettingsView>();
    expectTypeOf<z.infer<typeof planSettingsPreview>>().toEqualTypeOf<PlanSettingsPreview>();
    expectTypeOf<z.infer<typeof parsedPlan>>().toEqualTypeOf<ParsedPlan>();
    expectTypeOf<z.infer<typeof meetingView>>().toEqualTypeOf<MeetingView>();
    expectTypeOf<z.infer<typeof meetingList>>().toEqualTypeOf<MeetingList>();
    expectTypeOf<z.infer<typeof meetingChoices>>().toEqualTypeOf<MeetingChoices>();
    expectTypeOf<z.infer<typeof meetingRecord>>().toEqualTypeOf<MeetingRecord>();
    expectTypeOf<MoveRequestBody['move']>().toEqualTypeOf<MeetingMove>();
    expectTypeOf<ImportPreviewBody>().toEqualTypeOf<ImportPreview>();
    expectTypeOf<NextVersionBody>().toEqualTypeOf<NextVersionView>();
    expectTypeOf<z.infer<typeof postRegister>>().toEqualTypeOf<PostRegister>();
    expectTypeOf<Omit<z.infer<typeof mergePreview>, 'basedOn'>>().toEqualTypeOf<MergePreview>();
    expectTypeOf<UpdateRequestBody['change']>().toEqualTypeOf<Change>();
  });

  const update = {
    id: '3f2b6c1e-8a52-4a57-9a39-0b6a9b1b2c3d',
    actionId: null,
    change: { rag: 'amber' },
    basedOn: { item: '"1"', action: null },
  };

  it('takes an update that names what it is based on', () => {
    expect(updateRequest.parse(update)).toEqual(update);
  });

  it('drops what comes along unseen when somebody pastes, and refuses what then says nothing', () => {
    const saying = (note: string) => ({ ...update, change: { note } });
    const pasted = 'First line\vsecond \u0000line \ud83d, 👩‍👩‍👧 and é';
    expect(updateRequest.parse(saying(pasted)).change.note).toBe('First line\nsecond line , 👩‍👩‍👧 and é');
    for (const unseen of ['\u0000', '\u200b\u200b', '\ud800', ' \v ']) {
      expect(updateRequest.safeParse(saying(unseen)).success).toBe(false);
    }
  });

  it.each([
    ['no id', { ...update, id: undefined }],
    ['an id that is not a UUID', { ...update, id: '1' }],
    ['a colour nobody knows', { ...update, change: { rag: 'purple' } }],
    ['a day that does not exist', { ...update, change: { dueDate: '2026-02-29' } }],
    ['a person who says who they are', { ...update, person: { id: 'x', name: 'Y' } }],
    ['nothing it is based on', { ...update, basedOn: undefined }],
  ])('refuses an update with %s', (_, body) => {
    expect(updateRequest.safeParse(body).success).toBe(false);
  });
});

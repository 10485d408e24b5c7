import type { Person } from '#domain/post';
import type { Services } from './services.ts';
import { showMeetingRecord } from './show-meeting-record.ts';

export type RecordFormat = 'docx' | 'html';

export interface ExportedRecord {
  fileName: string;
  bytes: Buffer;
}

/**
 * A meeting's decision record as a file, without what the person may not see.
 *
 * @throws {NotFoundError} when there is no such meeting, or not for this person
 */
export async function exportMeetingRecord(
  services: Services,
  person: Person,
  meetingId: string,
  format: RecordFormat,
): Promise<ExportedRecord> {
  const { record } = await showMeetingRecord(services, person, meetingId);
  const fileName = `${fileNameOf(record.title)} ${record.day} decision record.${format}`;
  if (format === 'html') {
    const { meetingRecordHtml } = await import('#reports/meeting-record-html');
    return { fileName, bytes: Buffer.from(meetingRecordHtml(record)) };
  }
  // Loaded when somebody first wants one: writing Word is the largest package of all.
  const { meetingRecordDocx } = await import('#reports/meeting-record-docx');
  return { fileName, bytes: await meetingRecordDocx(record) };
}

/** What no system minds in a file's name. */
function fileNameOf(title: string): string {
  const name = title
    .replace(/[^\p{L}\p{N} .,()&-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return name.slice(0, 80).trim() || 'Meeting';
}

import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { MeetingRecord } from '#domain/meeting-view';
import { useApi } from '../api/ApiProvider.tsx';
import { fetchRecord, isMissing, postRecord, useMeetingRecord } from '../api/meetings.ts';
import { ConfirmDialog } from '../components/confirm-dialog/ConfirmDialog.tsx';
import { useRecordStyles } from '../components/meeting/record-styles.ts';
import { recordText } from '../components/meeting/record-text.ts';
import { RecordView } from '../components/meeting/RecordView.tsx';
import { FailedNotice } from '../components/notice/FailedNotice.tsx';
import { LoadingRows } from '../components/notice/LoadingRows.tsx';
import { StaleNotice } from '../components/notice/StaleNotice.tsx';
import { TextLink } from '../components/text-link/TextLink.tsx';
import { useHost } from '../host/host.ts';
import { meetingPath, routes } from '../routes.ts';
import { strings } from '../strings.ts';
import { Missing } from './Missing.tsx';
import { usePageTitle } from './usePageTitle.ts';

export interface MeetingRecordPageProps {
  meetingId: string;
}

/** What a meeting decided: to read, print, keep and send. */
export function MeetingRecordPage({ meetingId }: MeetingRecordPageProps) {
  const record = useMeetingRecord(meetingId);
  usePageTitle(record.data ? `${strings.record.title}: ${record.data.title}` : strings.record.title);
  if (record.isPending) return <LoadingRows label={strings.record.loading} rows={4} height={96} />;
  if (isMissing(record.error)) return <Missing />;
  if (!record.data) {
    return (
      <FailedNotice
        error={record.error}
        isRetrying={record.isFetching}
        onRetry={() => void record.refetch()}
      />
    );
  }
  return (
    <>
      {record.isError && <StaleNotice asOfMs={record.dataUpdatedAt} onRetry={() => void record.refetch()} />}
      <Tools record={record.data} />
      <RecordView record={record.data} />
    </>
  );
}

type Said = { intent: 'success' | 'error'; text: string };

interface ToolsProps {
  record: MeetingRecord;
}

/** The ways the record leaves this page. */
function Tools({ record }: ToolsProps) {
  const styles = useRecordStyles();
  const api = useApi();
  const words = strings.record;
  const conversationId = useHost()?.conversationId ?? null;
  const [isAsking, setAsking] = useState(false);
  const [said, setSaid] = useState<Said | null>(null);
  const [postId] = useState(() => crypto.randomUUID()); // pressed twice, it is posted once
  const onError = (error: Error) => setSaid({ intent: 'error', text: error.message });

  const download = useMutation<Blob, Error, 'docx' | 'html'>({
    networkMode: 'always',
    mutationFn: (format) => fetchRecord(api, record.id, format),
    onSuccess: (file, format) => save(file, `${fileName(record)}.${format}`),
    onError,
  });
  const post = useMutation<string, Error, string>({
    networkMode: 'always',
    mutationFn: (id) => postRecord(api, record.id, { id: postId, conversationId: id }),
    onSuccess: (text) => setSaid({ intent: 'success', text }),
    onError,
  });
  const copy = () => {
    navigator.clipboard.writeText(recordText(record)).then(
      () => setSaid({ intent: 'success', text: words.copied }),
      () => setSaid({ intent: 'error', text: words.copyFailed }),
    );
  };
  return (
    <>
      <div className={styles.tools}>
        <TextLink to={record.state === 'ended' ? routes.meetings : meetingPath(record.id)}>
          {record.state === 'ended' ? strings.meeting.all : words.toMeeting}
        </TextLink>
        <span className={styles.spread} />
        {conversationId && (
          <Button appearance="primary" disabledFocusable={post.isPending} onClick={() => setAsking(true)}>
            {post.isPending ? words.posting : words.post}
          </Button>
        )}
        <Button disabledFocusable={download.isPending} onClick={() => download.mutate('docx')}>
          {words.word}
        </Button>
        <Button disabledFocusable={download.isPending} onClick={() => download.mutate('html')}>
          {words.html}
        </Button>
        <Button onClick={() => window.print()}>{words.print}</Button>
        <Button onClick={copy}>{words.copy}</Button>
      </div>
      <div role="status" className={styles.message}>
        {record.state !== 'ended' && (
          <MessageBar layout="multiline">
            <MessageBarBody>{words.running}</MessageBarBody>
          </MessageBar>
        )}
        {said && (
          <MessageBar intent={said.intent} layout="multiline">
            <MessageBarBody>{said.text}</MessageBarBody>
          </MessageBar>
        )}
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        title={words.postTitle}
        body={words.postBody}
        confirm={words.post}
        keep={words.postKeep}
        onConfirm={() => {
          setAsking(false);
          if (conversationId) post.mutate(conversationId);
        }}
        onKeep={() => setAsking(false)}
      />
    </>
  );
}

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000); // the browser still reads it for a moment
}

function fileName({ title, day }: MeetingRecord): string {
  return `${title.replaceAll(/[\\/:*?"<>|]+/g, ' ').trim()} ${day}`;
}

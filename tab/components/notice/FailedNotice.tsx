import { Button } from '@fluentui/react-components';
import { strings } from '#tab/strings';
import { Notice } from './Notice.tsx';

export interface FailedNoticeProps {
  error: Error;
  isRetrying: boolean;
  onRetry: () => void;
  /** The heading's place in the page. */
  level?: 1 | 2 | 3;
}

/** Something could not be loaded, why, and a way to try again. */
export function FailedNotice({ error, isRetrying, onRetry, level = 1 }: FailedNoticeProps) {
  return (
    <div role="alert">
      <Notice title={strings.failures.title} body={error.message} level={level}>
        <Button appearance="primary" disabledFocusable={isRetrying} onClick={onRetry}>
          {isRetrying ? strings.failures.retrying : strings.failures.retry}
        </Button>
      </Notice>
    </div>
  );
}

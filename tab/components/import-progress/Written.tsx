import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { planPath } from '#tab/routes';
import { strings } from '#tab/strings';
import { Notice } from '../notice/Notice.tsx';
import { useStyles } from './styles.ts';

export interface WrittenProps {
  title: string;
  body: string;
  /** The plan it leads to. */
  planId: string;
  /** Buttons beside the one that opens the plan. */
  children?: ReactNode;
}

/** A document has been written, and its plan can be opened. */
export function Written({ title, body, planId, children }: WrittenProps) {
  const styles = useStyles();
  const [, navigate] = useLocation();
  return (
    <div role="status">
      <Notice title={title} body={body}>
        <div className={styles.buttons}>
          <Button appearance="primary" onClick={() => navigate(planPath(planId))}>
            {strings.import.open}
          </Button>
          {children}
        </div>
      </Notice>
    </div>
  );
}

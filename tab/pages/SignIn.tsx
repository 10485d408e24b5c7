import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { Notice } from '../components/notice/Notice.tsx';
import type { SignInProblem } from '../host/connect.ts';
import { strings } from '../strings.ts';
import { useStandingAloneStyles } from './standing-alone-styles.ts';

export interface SignInProps {
  /** Why the last try failed; null before the first and after signing out. */
  problem: SignInProblem | null;
  /** Leaves this page for the one where people sign in. */
  onSignIn: () => Promise<void>;
}

/** In a browser, with nobody signed in. */
export function SignIn({ problem, onSignIn }: SignInProps) {
  const styles = useStandingAloneStyles();
  const [shown, setShown] = useState(problem);
  const [isLeaving, setLeaving] = useState(false);
  const leave = () => {
    setLeaving(true);
    onSignIn().catch(() => {
      setLeaving(false);
      setShown('unavailable');
    });
  };
  return (
    <main className={styles.root}>
      <Notice title={strings.signIn.title} body={strings.signIn[shown ?? 'body']}>
        <Button appearance="primary" disabledFocusable={isLeaving} onClick={leave}>
          {isLeaving ? strings.signIn.waiting : strings.signIn.button}
        </Button>
      </Notice>
    </main>
  );
}

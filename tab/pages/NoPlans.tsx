import { Button } from '@fluentui/react-components';
import { useLocation } from 'wouter';
import { Notice } from '../components/notice/Notice.tsx';
import { routes } from '../routes.ts';
import { strings } from '../strings.ts';

export interface NoPlansProps {
  isAdministrator: boolean;
}

/** Before a first plan is brought in: what to do, or what to wait for. */
export function NoPlans({ isAdministrator }: NoPlansProps) {
  const [, navigate] = useLocation();
  if (!isAdministrator) return <Notice title={strings.plans.emptyTitle} body={strings.plans.emptyReader} />;
  return (
    <Notice title={strings.plans.emptyTitle} body={strings.plans.emptyAdministrator}>
      <Button appearance="primary" onClick={() => navigate(routes.import)}>
        {strings.plans.import}
      </Button>
    </Notice>
  );
}

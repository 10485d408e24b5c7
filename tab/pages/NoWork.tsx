import { Button } from '@fluentui/react-components';
import { useLocation } from 'wouter';
import type { MeView } from '#domain/view';
import { Notice } from '../components/notice/Notice.tsx';
import { routes } from '../routes.ts';
import { strings } from '../strings.ts';

export interface NoWorkProps {
  me: MeView;
}

/** Nothing waits: what will appear here, and what the person can do until then. */
export function NoWork({ me }: NoWorkProps) {
  const [, navigate] = useLocation();
  const { emptyTitle, emptyBody, emptyPosts, emptyNoPost, emptyAdministrator, toOverview, toImport } =
    strings.myWork;
  const hasPost = me.posts.length > 0;
  const body = hasPost
    ? `${emptyBody} ${emptyPosts(me.posts.map(({ title }) => title).join(', '))}`
    : me.isAdministrator
      ? emptyAdministrator
      : emptyNoPost;
  return (
    <Notice level={2} title={emptyTitle} body={body}>
      <Button appearance="primary" onClick={() => navigate(routes.overview)}>
        {toOverview}
      </Button>
      {me.isAdministrator && <Button onClick={() => navigate(routes.import)}>{toImport}</Button>}
    </Notice>
  );
}

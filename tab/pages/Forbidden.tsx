import { Notice } from '../components/notice/Notice.tsx';
import { TextLink } from '../components/text-link/TextLink.tsx';
import { routes } from '../routes.ts';
import { strings } from '../strings.ts';
import { usePageTitle } from './usePageTitle.ts';

/** A page that is not for this person, and who could help. */
export function Forbidden() {
  usePageTitle(strings.forbidden.title);
  return (
    <Notice title={strings.forbidden.title} body={strings.forbidden.body}>
      <TextLink to={routes.plans}>{strings.missing.back}</TextLink>
    </Notice>
  );
}

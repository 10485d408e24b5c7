import { Notice } from '../components/notice/Notice.tsx';
import { TextLink } from '../components/text-link/TextLink.tsx';
import { routes } from '../routes.ts';
import { strings } from '../strings.ts';
import { usePageTitle } from './usePageTitle.ts';

export interface MissingProps {
  /** What to say when it is the address that is wrong, not the thing that is gone. */
  isAddress?: boolean;
}

/** What was asked for is not there, or not for this person; the two are not told apart. */
export function Missing({ isAddress = false }: MissingProps) {
  usePageTitle(strings.missing.title);
  return (
    <Notice title={strings.missing.title} body={isAddress ? strings.missing.page : strings.missing.body}>
      <TextLink to={routes.plans}>{strings.missing.back}</TextLink>
    </Notice>
  );
}

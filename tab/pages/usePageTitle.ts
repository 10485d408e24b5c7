import { useEffect } from 'react';
import { strings } from '../strings.ts';

/** Names the page in the browser's title, which screen readers say first. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} – ${strings.product}`;
  }, [title]);
}

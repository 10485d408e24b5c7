import { useEffect, useRef } from 'react';

/**
 * Begins every page at its top. An item opened beside its plan leaves the plan where it stands, and going back
 * is left to the browser, which knows where one was.
 *
 * @param location the address, relative to the tab's base
 */
export function useScrollToTop(location: string): void {
  const page = location.replace(/\/items\/.*$/, '');
  const shown = useRef(page);
  const isReturning = useRef(false);

  useEffect(() => {
    const onPopState = () => {
      isReturning.current = true;
    };
    window.addEventListener('popstate', onPopState);
    return () => window.removeEventListener('popstate', onPopState);
  }, []);

  useEffect(() => {
    if (page !== shown.current && !isReturning.current) window.scrollTo(0, 0);
    shown.current = page;
    isReturning.current = false;
  }, [page, location]);
}

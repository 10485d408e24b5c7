import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

export interface VisuallyHiddenProps {
  children: ReactNode;
}

/** Words for screen readers where the eye sees enough. */
export function VisuallyHidden({ children }: VisuallyHiddenProps) {
  return <span className={useStyles().hidden}>{children}</span>;
}

const useStyles = makeStyles({
  hidden: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

import { Link as RouteLink } from 'wouter';
import { useStyles } from './styles.ts';

export interface TextLinkProps {
  /** An address of the tab. */
  to: string;
  children: string;
}

/** A link within the tab that looks like one in every theme. */
export function TextLink({ to, children }: TextLinkProps) {
  const styles = useStyles();
  return (
    <RouteLink to={to} className={styles.link}>
      {children}
    </RouteLink>
  );
}

import { Component, type ReactNode } from 'react';

export interface CatchAllProps {
  /** Shown in place of children that broke while drawing. */
  fallback: ReactNode;
  children: ReactNode;
}

/** Keeps a mistake in one page from leaving a white screen. React still writes the error to the console. */
export class CatchAll extends Component<CatchAllProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    return this.state.hasFailed ? this.props.fallback : this.props.children;
  }
}

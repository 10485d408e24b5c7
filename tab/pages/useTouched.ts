import { useState, type FocusEvent } from 'react';

/** For a list's element: tells whether somebody points at it or is in it. */
export interface Touched {
  isTouched: boolean;
  watch: {
    onPointerEnter: () => void;
    onPointerLeave: () => void;
    onFocus: () => void;
    onBlur: (event: FocusEvent<HTMLElement>) => void;
  };
}

/** Whether something that moves now would move under a pointer or the keyboard's focus. */
export function useTouched(): Touched {
  const [hasPointer, setPointer] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  return {
    isTouched: hasPointer || hasFocus,
    watch: {
      onPointerEnter: () => setPointer(true),
      onPointerLeave: () => setPointer(false),
      onFocus: () => setFocus(true),
      onBlur: ({ currentTarget, relatedTarget }) => setFocus(currentTarget.contains(relatedTarget)),
    },
  };
}

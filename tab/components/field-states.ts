import type { FieldProps } from '@fluentui/react-components';
import type { KeyboardEvent } from 'react';

/** What a field says beneath itself while something is wrong with it. */
export function invalid(
  problem: string | false | undefined,
): Pick<FieldProps, 'validationState' | 'validationMessage'> {
  return problem ? { validationState: 'error', validationMessage: problem } : {};
}

/** Sends a form from any of its fields, also from one in which Enter begins a line. */
export function isSendKey({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return key === 'Enter' && (ctrlKey || metaKey);
}

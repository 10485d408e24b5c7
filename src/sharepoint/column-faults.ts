import { typeName, type ColumnFault } from './compare-columns.ts';
import { columnDefinition } from './lists/column-definition.ts';
import { textLimit } from './lists/limits.ts';

/** One sentence: what is wrong with which column, and how to mend it. */
export function describeFault(list: string, fault: ColumnFault): string {
  const where = `The column "${fault.column.name}" of the list "${list}"`;
  switch (fault.kind) {
    case 'missing':
      return fault.twin === null
        ? `${where} is missing; "gt provision" adds it.`
        : `${where} is missing, and "${fault.twin}" is shown under its name; "gt provision" adds it, then move what the other holds across and delete it.`;
    case 'other-type':
      return `${where} is ${fault.found} instead of ${typeName(fault.column)}; rename or delete it in SharePoint, then run "gt provision".`;
    case 'hidden':
      return `${where} is hidden, so that nobody sees it in SharePoint; "gt provision" shows it.`;
    case 'not-indexed':
      return `${where} is not indexed; "gt provision" indexes it.`;
    case 'not-unique':
      return `${where} accepts the same value twice; "gt provision" makes it unique, once no two rows share a value.`;
    case 'required':
      return `${where} is required, so that a row without it cannot be saved; "gt provision" makes it optional.`;
    case 'read-only':
      return `${where} is read-only, so that nothing can be written to it; "gt provision" opens it.`;
    case 'not-plain':
      return `${where} keeps formatting or earlier text beside the value; "gt provision" makes it plain text.`;
    case 'too-short':
      return `${where} holds only ${fault.maxLength} characters; "gt provision" makes room for ${textLimit}.`;
    case 'choices-missing':
      return `${where} lacks the choice${fault.missing.length === 1 ? '' : 's'} ${fault.missing.map((word) => `"${word}"`).join(', ')}; "gt provision" adds what is missing.`;
    case 'renamed':
      return `${where} is shown as "${fault.shownAs}" instead of "${fault.column.displayName}"; nothing breaks, but guidance names it otherwise: rename it back in SharePoint.`;
    case 'stranger-required':
      return `${where} is not Golden Thread's and is required, so that rows without it cannot be saved by hand; make it optional in the list's settings.`;
    case 'stranger-clashes':
      return `${where} is not Golden Thread's, and because of it SharePoint refuses rows that fill "${fault.ours}"; delete it, and add it again under another name.`;
  }
}

/** Whether the product cannot do its work until this is mended. The rest is for an administrator to know. */
export function stopsWork({ kind }: ColumnFault): boolean {
  return !['renamed', 'stranger-required', 'required', 'hidden'].includes(kind);
}

/** What to send to mend a fault, and how to say that it is done; null where only a person can. */
export function remedyFor(
  fault: ColumnFault,
): { method: 'POST' | 'PATCH'; path: string; body: object; done: string } | null {
  const { kind, column } = fault;
  const change = (columnId: string, body: object, done: string) => ({
    ...{ method: 'PATCH' as const, path: `/columns/${columnId}`, body },
    done: `${done} "${column.name}"`,
  });
  switch (kind) {
    case 'missing':
      return {
        ...{ method: 'POST', path: '/columns', body: columnDefinition(fault.column) },
        done: `Added the column "${column.name}"`,
      };
    case 'hidden':
      return change(fault.columnId, { hidden: false }, 'Showed the column');
    case 'not-indexed':
      return change(fault.columnId, { indexed: true }, 'Indexed the column');
    case 'not-unique':
      return change(
        fault.columnId,
        { indexed: true, enforceUniqueValues: true },
        'Made sure that no two rows share a value of the column',
      );
    case 'required':
      return change(fault.columnId, { required: false }, 'Made optional the column');
    case 'read-only':
      return change(fault.columnId, { readOnly: false }, 'Opened the column');
    case 'not-plain':
      return change(
        fault.columnId,
        { text: { textType: 'plain', appendChangesToExistingText: false } },
        'Made plain text of the column',
      );
    case 'too-short':
      return change(fault.columnId, { text: { maxLength: textLimit } }, 'Made room in the column');
    case 'choices-missing':
      return change(
        fault.columnId,
        { choice: { choices: [...fault.choices, ...fault.missing] } },
        'Added choices to the column',
      );
    case 'other-type':
    case 'renamed':
    case 'stranger-required':
    case 'stranger-clashes':
      return null;
  }
}

const indent = '    ';

/**
 * Texts as lines of one note column. A text that has line breaks of its own goes on indented, so that the
 * lines can be read back, and edited by hand, without losing where one ends.
 */
export function joinLines(texts: readonly string[]): string | null {
  return texts.length === 0 ? null : texts.map((text) => text.replaceAll('\n', `\n${indent}`)).join('\n');
}

export function splitLines(stored: string): string[] {
  if (stored === '') return [];
  return stored
    .replaceAll('\r\n', '\n')
    .split(/\n(?! {4})/)
    .map((text) => text.replaceAll(`\n${indent}`, '\n'))
    .filter((text) => text !== '')
    .slice(); // without the room a filtered array keeps for more
}

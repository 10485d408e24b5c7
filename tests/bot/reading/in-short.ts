import type { Change } from '#domain/change';
import type { ChangeReading, Message } from '#bot/reading/message';

/** A reading in one line, so that a table of messages can be gone through by eye. */
export function inShort(message: Message): string {
  switch (message.kind) {
    case 'about':
      return `${message.topic} of ${message.refs.map(({ ref }) => ref).join(', ')}`;
    case 'list': {
      const { which, due, whose, within } = message.question;
      const days = due ? [`${due.from ?? '…'} to ${due.to ?? '…'}`] : [];
      return ['list', which, ...days, within === null ? whose : `in “${within}”`].join(' ');
    }
    case 'updates':
      return message.items
        .map(
          ({ ref, isKnown, reading }) => `${ref}${isKnown ? '' : ' (unknown)'}: ${readingInShort(reading)}`,
        )
        .join(' / ');
    case 'undo':
      return message.ref === null ? 'undo' : `undo ${message.ref.ref}`;
    case 'unknown-ref':
      return `unknown ref ${message.typed}`;
    case 'mixed-up':
      return `mixed up ${message.refs.join(', ')}`;
    case 'too-wide':
      return `too wide: ${message.count} in ${message.typed}`;
    case 'maybe-number':
    case 'no-such-list':
    case 'one-list':
      return `${message.kind} ${message.typed}`;
    default:
      return message.kind;
  }
}

/** The same without the words that are kept, whose case is the person's own. */
export function valuesInShort(message: Message): string {
  return inShort(message)
    .replace(/“[^”]*”/g, '')
    .replace(/link \S+/g, 'link')
    .replace(/\s+/g, ' ')
    .toUpperCase()
    .trim();
}

function readingInShort(reading: ChangeReading): string {
  if (reading.kind === 'nothing') return 'asks';
  if (reading.kind === 'change') {
    const or = reading.orDay === null ? [] : [`or ${reading.orDay}`];
    return [changeInShort(reading.change), ...or].join(' ');
  }
  const { problem } = reading.doubt;
  const choices = reading.choices.map(({ pick }) =>
    pick === 'note' ? 'note' : Object.values(pick).join(''),
  );
  return `${problem}? ${choices.join(', ')}`.trim();
}

export function changeInShort({ rag, status, dueDate, note, reason, evidence, unchanged }: Change): string {
  return [
    ...(rag ? [rag] : []),
    ...(status ? [status] : []),
    ...(dueDate ? [`due ${dueDate}`] : []),
    ...(unchanged ? ['unchanged'] : []),
    ...(note === undefined ? [] : [`“${note}”`]),
    ...(reason === undefined ? [] : [`because “${reason}”`]),
    ...(evidence ? [`link ${evidence.title}`] : []),
  ].join(' ');
}

import { expect, it } from 'vitest';
import { oneLine, plainText } from '#bot/cards/plain-text';

it('takes out every character that cannot be seen, and no other, wherever text has it', () => {
  const wrong: string[] = [];
  for (let code = 1; code < 0x3000; code += 1) {
    const character = String.fromCodePoint(code);
    const isHidden = /\p{C}/u.test(character) && character !== '\n' && character !== '\r';
    const shown = plainText(`a${character}b`);
    if (character !== '\r' && shown !== `a${isHidden ? '' : character}b`) wrong.push(code.toString(16));
  }
  expect(wrong).toEqual([]);
  expect(plainText('a\r\nb\rc')).toBe('a\nb\nc');
});

it('puts rows on one line, whatever stands between their words', () => {
  expect(oneLine('one two  three\tfour\n\nfive\u00a0six', 100)).toBe('one two three four five six');
});

import { expect, it } from 'vitest';
import { wordsOfHtml } from '#bot/reading/words-of-html';

it('keeps the words of a message as they were written', () => {
  const html =
    '<p>Hello <at id="0">Priya Anand</at>,</p><div>GT8&nbsp;isn&rsquo;t done &ndash; &pound;2m &lt;tbc&gt;<br>See &amp;lt; too&#1;</div>';
  expect(wordsOfHtml(html)).toBe('Hello Priya Anand,\nGT8 isn’t done – £2m <tbc>\nSee &lt; too');
});

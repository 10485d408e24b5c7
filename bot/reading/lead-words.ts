const asking = new Set(
  "how how's hows what what's whats where where's wheres who who's whos when why which whose show open see view find get tell look latest whether if did does do is are has have was were can could should would will any anything".split(
    ' ',
  ),
);

const leading = new Set(
  "the a an me my our about on of with for we at it i i'd to please can you could would up update updates updating mark set move change make put push leave turn reopen extension both think reckon believe guess say would should said last more details detail info card summary ok sorry apologies oops correction i'm we're i've we've it's let know confirm note that happy pleased delighted afraid pls plz kindly due date deadline extend postpone defer delay reschedule close log record rate keep regarding re ref refs recommendation recommendations rec recs action actions item items issue number no hi hello hey morning afternoon good all team just so and also dear bot here here's heres are is quick thanks golden thread following going happening news latest status progress position stand stands standing history".split(
    ' ',
  ),
);

const askedOfItems = new Set(
  'own owns owner owners owned owning responsible accountable lead leads leading changed changes happened'.split(
    ' ',
  ),
);

/** What is asked of an item before it is named: "who owns 7", "what changed on 03/2". */
export function isAskedOfItems(words: readonly string[]): boolean {
  return (
    words.some((word) => /^(?:who|whos|who's|whose|what|whats|what's)$/.test(word)) &&
    words.every((word) => askedOfItems.has(word) || isLeadingWord(word) || isAskingWord(word))
  );
}

/** Words that make what follows a question: "how is GT8?". */
export function isAskingWord(word: string): boolean {
  return asking.has(word);
}

/** Words before a ref that say nothing about it. */
export function isLeadingWord(word: string): boolean {
  return leading.has(word);
}

/** Post titles match without case, punctuation or the way "and" is written. */
export function normalTitle(title: string): string {
  return title
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** An id that says in SharePoint which post it is, and that none of these is. */
export function freePostId(title: string, taken: ReadonlySet<string>): string {
  const base = `post-${idPart(normalTitle(title)).slice(0, 80)}`;
  let id = base;
  for (let n = 2; taken.has(id); n += 1) id = `${base}-${n}`;
  return id;
}

/** A name as part of an id: ASCII, short, and readable in SharePoint. */
export function idPart(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .slice(0, 80);
}

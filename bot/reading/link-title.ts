/** What a link is called when nobody says: its file's name, as people name files, else its host. */
export function linkTitle(url: URL): string {
  const last = url.pathname.split('/').filter(Boolean).at(-1);
  return (last ? readable(last) : url.hostname).slice(0, 200);
}

function readable(pathPart: string): string {
  try {
    return decodeURIComponent(pathPart);
  } catch {
    // A stray percent sign is not an encoding: the name stands as it is written.
    return pathPart;
  }
}

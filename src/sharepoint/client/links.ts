const version = 'v1.0';

/**
 * Graph's links are used whole: only the base we already know is taken off, because the SDK and `$batch`
 * want paths. A link to anywhere else is refused; following it would hand our token to a stranger.
 *
 * @param graphUrl with or without the version at the end
 */
export function links(graphUrl: string): { base: string; relative: (link: string) => string } {
  const base = graphUrl.replace(/\/+$/, '').replace(new RegExp(`/${version}$`), '');
  const prefix = `${base}/${version}`;
  return {
    base,
    relative(link) {
      if (link.startsWith('/')) return link;
      if (!link.startsWith(`${prefix}/`)) throw new Error(`Graph sent a link to another place: ${link}`);
      return link.slice(prefix.length);
    },
  };
}

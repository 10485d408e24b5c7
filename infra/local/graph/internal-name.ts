/** Long names are cut to what SharePoint keeps. */
const maximumLength = 32;

/**
 * The internal name SharePoint gives a column: everything outside `[A-Za-z0-9_]` becomes `_xHHHH_`, at most 32
 * characters are kept, and a name already taken gets the next free number.
 */
export function internalName(wanted: string, taken: ReadonlySet<string>): string {
  const encoded = [...Array(wanted.length).keys()]
    .map((at) => encodeUnit(wanted.charAt(at), at))
    .join('')
    .slice(0, maximumLength);
  let name = encoded;
  for (let suffix = 0; taken.has(name.toLowerCase()); suffix += 1) {
    name = `${encoded.slice(0, maximumLength - String(suffix).length)}${suffix}`;
  }
  return name;
}

function encodeUnit(unit: string, at: number): string {
  const plain = at === 0 ? /[A-Za-z_]/ : /[A-Za-z0-9_]/;
  return plain.test(unit) ? unit : `_x${unit.charCodeAt(0).toString(16).padStart(4, '0')}_`;
}

/**
 * pdf.js makes drawing objects as it loads, which Node has only with a native package. Only text and operators
 * are read here, nothing is drawn, so empty stand-ins do. Import this before pdf.js.
 */
class NotDrawn {}

for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) {
  if (!(name in globalThis)) Object.assign(globalThis, { [name]: NotDrawn });
}

/** Whether a text is a link that a browser opens as a page; anything else may run code or lead nowhere. */
export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && ['https:', 'http:'].includes(new URL(text).protocol);
}

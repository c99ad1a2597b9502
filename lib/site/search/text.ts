/** Letters that French leaves of a word before another: `l’octet`, `jusqu’au`. */
const elision = /(?<![\p{L}\p{N}])((?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)['’])(?=\p{L})/giu;

/**
 * Pagefind takes `l’octet` for one word, and RFC 9293 for two that may stand apart. A gap parts the
 * first, a soft hyphen joins the second; the page that shows results undoes both.
 */
export function forIndex(text: string): string {
  return text.replace(elision, '$1 ').replace(/\bRFC\s(\d+)/g, 'RFC\u00ad$1');
}

/** `createServer` of `net.createServer`: members may be asked for alone. */
export function membersIn(text: string): string[] {
  const found = text.matchAll(/(?<=\w\.)[A-Za-z]+[A-Z]\w*/g);
  return [...new Set([...found].map(([name]) => name))];
}

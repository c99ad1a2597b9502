/** Letters that French leaves of a word before another: `l’octet`, `jusqu’au`. */
const elision = /(?<![\p{L}\p{N}])((?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)['’])(?=\p{L})/giu;

/** Where `net.createServer` and `getHostEntry(name)` have a second word. */
const member = /(?<=[\w)\]]\.)(?=[a-z]\w*[A-Z])|(?<=\w\()(?=\w)/g;

/**
 * Pagefind takes `l’octet` or `net.createServer` for one word, and RFC 9293 for two that may
 * stand apart. A gap parts the first, a soft hyphen joins the last. The gap begins with a word
 * joiner, by which the page that shows results knows it, and undoes both.
 */
export function forIndex(text: string): string {
  return text
    .replace(elision, '$1\u2060 ')
    .replace(member, '\u2060 ')
    .replace(/\bRFC\s(\d+)/g, 'RFC\u00ad$1');
}

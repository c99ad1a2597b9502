import { type Html, html, join } from './html.ts';

/** The longest part that fits beside a button in a narrow window. */
const longest = 24;

/** The longest code of several words that stays on one line. */
const short = 20;

/** A word that a browser would part after a hyphen. */
const hyphenated = /-[\p{L}\p{N}]/u;

/** Code within a line of prose, or a command. */
export function renderInlineCode(text: string): Html {
  const isShort = text.length <= short && /\s/.test(text);
  return isShort ? html`<code class="w">${text}</code>` : html`<code>${codeWords(text)}</code>`;
}

/**
 * Code whose words stay whole where a line ends: `first-listener` and `--import` would be parted at
 * their hyphens. A path goes on after a slash.
 */
export function codeWords(text: string): Html {
  return join(text.split(/(\s+)/).map((word) => (hyphenated.test(word) ? pathParts(word) : word)));
}

function pathParts(word: string): Html {
  const parts = word.split(/(?<=[^/]\/)(?=[^/])/);
  return html`${parts.map((part, at) => [at > 0 && html`<wbr>`, hyphenated.test(part) && part.length <= longest ? html`<span class="w">${part}</span>` : part])}`;
}

/** Text that is HTML already. Only this file makes one, so that nothing goes out unescaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** What a template takes: texts are escaped, `null` and `false` leave nothing. */
export type Content = Html | string | number | null | undefined | false | readonly Content[];

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const special = /[&<>"]/;

/** Safe between tags and inside double-quoted attributes. */
export function escapeHtml(text: string): string {
  // Most texts have none of them.
  if (!special.test(text)) return text;
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

function textOf(part: Content): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(textOf).join('');
  return escapeHtml(String(part));
}

/** HTML with values in it, each escaped unless it is HTML itself. */
export function html(strings: TemplateStringsArray, ...parts: Content[]): Html {
  let text = strings[0] ?? '';
  parts.forEach((part, index) => {
    text += textOf(part) + (strings[index + 1] ?? '');
  });
  return new Html(text);
}

/** The repository's own SVG, which is markup already; `idOf` says what its ids are called here. */
export function svg(drawing: string, idOf: (id: string) => string): Html {
  const named = drawing
    .replace(/<\?xml.*?\?>\s*|<!--.*?-->\s*/gs, '')
    .replace(/ id="([^"]*)"/g, (_, id) => ` id="${idOf(id)}"`)
    .replace(/(url\(|href=")#([^")]+)/g, (_, before, id) => `${before}#${idOf(id)}`);
  return new Html(named.trim());
}

/** A style or a script of ours, which goes into a page as it is. */
export function raw(text: string): Html {
  if (/<\/|<!--/.test(text)) throw new Error(`this would end its element: ${text}`);
  return new Html(text);
}

/** HTML with more in it, where such a text first ends; before it all when there is none. */
export function insertAfter(part: Html, mark: string, more: Html): Html {
  const at = part.text.indexOf(mark);
  const end = at === -1 ? 0 : at + mark.length;
  return new Html(part.text.slice(0, end) + more.text + part.text.slice(end));
}

/** Data in a page, for machines that read it; nothing in it can end the element. */
export function jsonLd(data: Record<string, unknown>): Html {
  const text = JSON.stringify({ '@context': 'https://schema.org', ...data }).replace(
    /</g,
    '\\u003c',
  );
  return new Html(`<script type="application/ld+json">${text}</script>\n`);
}

/** Parts one after another with a text between them, empty ones included. */
export function join(parts: readonly Content[], between = ''): Html {
  return new Html(parts.map(textOf).join(escapeHtml(between)));
}

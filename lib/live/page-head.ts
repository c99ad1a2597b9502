import type { Language } from '../base/i18n.ts';
import { type Html, html } from '../html/html.ts';
import { renderLiveHead } from '../serve/fragments.ts';
import type { PartDrawings } from './live.ts';

export type Head = {
  path: string;
  language: Language;
  /** The page token, for somebody who has just been let in. */
  token: string | undefined;
  /** The last event that the page knows. */
  since: string;
};

/** What keeps a page up to date. */
export function renderHead({ path, ...page }: Head, parts: readonly PartDrawings[]): Html {
  const own = parts.flatMap((part) => Object.keys(part.assets ?? {}));
  return html`<link rel="stylesheet" href="/.live/live.css">
<script src="/.live/steps.js" defer></script>
${own.map((name) =>
  name.endsWith('.css')
    ? html`<link rel="stylesheet" href="/.live/${name}">\n`
    : html`<script src="/.live/${name}" defer></script>\n`,
)}${renderLiveHead({ ...page, events: `/.live/events/${path}` })}`;
}

/** A page with that in its head; and in its body, a line about the connection, and `more` before its text. */
export const withLife = (page: string, head: Html, more: Html): string =>
  page
    .replace('</head>', () => `${head.text}</head>`)
    .replace(
      /<main[^>]*>\n/,
      (main) => `${more.text}${main}<p id="connection" role="status"></p>\n`,
    );

import { type Language, languageName, languages } from '../../base/i18n.ts';
import { words } from '../../base/words.ts';
import { renderThemeButton } from '../../html/header.ts';
import { type Content, type Html, html } from '../../html/html.ts';
import { renderDocument, renderHead } from '../../html/layout.ts';
import type { Fragment } from '../../serve/changes-of.ts';

export type RoomPage = {
  kind: 'board' | 'wall' | 'mine';
  /** Where it is in every language, `/board`; null where each has an address of its own. */
  path: string | null;
  title: string;
  language: Language;
  /** By the room's clock. */
  now: number;
  /** What keeps it up to date. */
  live: Html | null;
  body: Content;
  /** Of its own, beside the one that counts down. */
  scripts?: readonly string[];
  /** Beside the languages and the theme. */
  tools?: Content;
};

/** A page of the room. It stands on the site's style and scripts, and has its own besides. */
export function renderRoomPage({
  kind,
  path,
  title,
  language,
  now,
  live,
  body,
  scripts = [],
  tools,
}: RoomPage): string {
  const others = path === null ? [] : languages.filter((other) => other !== language);
  return renderDocument({
    language,
    kind: `room ${kind}`,
    head: html`${renderHead(title, `${language}/`, title, { root: '/' })}<link rel="stylesheet" href="/.room/room.css">
<link rel="stylesheet" href="/.room/${kind}.css">
<script src="/.room/countdown.js" data-now="${now}" defer></script>
${scripts.map((name) => html`<script src="/.room/${name}" defer></script>\n`)}${live}<meta name="robots" content="noindex">
`,
    body: html`<header class="strip">
<p class="brand"><span class="mark" aria-hidden="true"></span><span>${words('site', language, 'site.name')}</span></p>
<p id="connection" role="status"></p>
<nav class="tools" aria-label="${words('site', language, 'site.tools')}">
${tools}${others.map((other) => html`<a href="${path}?lang=${other}" lang="${other}" hreflang="${other}">${languageName(other)}</a>\n`)}${renderThemeButton(language)}</nav>
</header>
${body}`,
  });
}

/** The content of a page's fragments by their ids. */
export function contentsOf(fragments: readonly Fragment[]): (id: string) => Html {
  const contents = new Map(fragments.map(({ id, content }) => [id, content]));
  return (id) => {
    const content = contents.get(id);
    if (!content) throw new Error(`no fragment ${id}`);
    return content;
  };
}

import type { Language } from '../base/i18n.ts';
import { words } from '../base/words.ts';
import { type Html, html } from '../html/html.ts';

/** What an element of a page is to hold from now on: the element with this id. */
export type Fragment = { id: string; html: string };

/** A fragment takes HTML from `html` templates only, which escape every text. */
export function fragment(id: string, content: Html): Fragment {
  return { id, html: content.text };
}

/** For `app.get('/.serve/:name', files(fragmentFiles))`. */
export const fragmentFiles = {
  'fragments.js': new URL('assets/fragments.js', import.meta.url),
} as const;

export type LivePage = {
  language: Language;
  /** Where the page's events come from, if it has any, and the hub's `lastId` as it was drawn. */
  events?: string;
  since?: string;
  /** Whose page it is, if one browser may be different people: each has a page token of its own. */
  of?: string;
  /** The page token, when the person has just been let in; the browser keeps it. */
  token?: string | undefined;
};

/**
 * What a page has in its head so that fragments are put in place while it is open:
 *
 * - An element with an id and `data-live` is drawn again by events, `hub.send('fragment',
 *   fragment(id, html`…`))`, and when the page has missed some. Elements stay as they are where
 *   nothing has changed: focus, selection, scrolling, opened details and what is being typed are
 *   kept. Children with an id are found again by it wherever they have moved.
 * - `<form data-act action="/board/pause">` is sent to `gate.acts` as JSON, a text for each field,
 *   and emptied; the fragments it answers, whatever the status, are put in place. An answer with a
 *   `location` leads there.
 * - `<p id="connection" role="status"></p>`, anywhere in the body, says when the connection is away.
 */
export function renderLiveHead({ language, ...page }: LivePage): Html {
  const say = (key: 'away' | 'back' | 'failed' | 'large'): string =>
    words('serve', language, `connection.${key}`);
  const given = (['events', 'since', 'token', 'of'] as const).flatMap((name) =>
    page[name] === undefined ? [] : html` data-${name}="${page[name]}"`,
  );
  return html`<script src="/.serve/fragments.js" defer${given} data-away="${say('away')}" data-back="${say('back')}" data-failed="${say('failed')}" data-large="${say('large')}"></script>
`;
}

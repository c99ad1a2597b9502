import type { Context } from 'hono';
import { EventHub, type Reader } from '../event-hub.ts';
import { files, pathOf, sendFile } from '../files.ts';
import type { App, Served } from '../guard.ts';
import type { LiveSite } from './live-site.ts';

type Open = { path: string; mark: string };

/**
 * Answers from what the site has. A page that is open is told when it has changed; returned is
 * what tells them.
 */
export function siteRoutes(app: App, site: LiveSite): () => void {
  const hub = new EventHub({ retryMs: 500 });
  const open = new Map<Reader, Open>();
  const tell = (reader: Reader, { path, mark }: Open): void => {
    if (site.mark(path) !== mark) reader.send('change', null);
  };
  app.get('/.live/:name{live.js}', files({ 'live.js': new URL('live.js', import.meta.url) }));
  // `change`, once, when the page is not what the reader has.
  app.get('/.live/events', (c) =>
    hub.answer(c, (reader) => {
      const path = pathOf(c.req.query('page') ?? '/') ?? '';
      const page = { path, mark: c.req.query('mark') ?? '' };
      open.set(reader, page);
      c.env.outgoing.on('close', () => open.delete(reader));
      tell(reader, page);
    }),
  );
  app.get('*', (c) => answer(c, site));
  return () => {
    for (const [reader, page] of open) tell(reader, page);
  };
}

function answer(c: Context<Served>, site: LiveSite): Response {
  const path = pathOf(new URL(c.req.url).pathname);
  if (path === null) return c.body(null, 400);
  if (!site.has(path) && site.has(`${path}/index.html`)) {
    return c.redirect(`/${encodeURI(path)}/`);
  }
  const { content, fault } = site.answer(path);
  const found = site.has(path);
  if (found && fault === null && !path.endsWith('.html')) return sendFile(c, path, content);
  const page = withScript(String(content), site.mark(path), fault !== null);
  return sendFile(c, 'page.html', page, fault !== null ? 500 : found ? 200 : 404);
}

/** The page with the script that waits for changes. */
function withScript(page: string, mark: string, fault: boolean): string {
  const script = `<script src="/.live/live.js" data-mark="${mark}"${fault ? ' data-fault' : ''} defer></script>`;
  return page.replace('</head>', () => `${script}\n</head>`);
}

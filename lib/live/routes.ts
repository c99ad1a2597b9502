import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import * as v from 'valibot';
import { isLanguage, type Language, languages } from '../base/i18n.ts';
import type { Lesson } from '../course/lesson.ts';
import type { Journal } from '../learner/journal.ts';
import { files, pathOf, sendFile } from '../serve/files.ts';
import { fragment, fragmentFiles } from '../serve/fragments.ts';
import { Gate } from '../serve/gate.ts';
import type { App, Served } from '../serve/guard.ts';
import { LiveSite } from '../serve/preview/live-site.ts';
import { Screens } from '../serve/screens.ts';
import { OneTimeTokens } from '../serve/secrets.ts';
import type { Address } from '../serve/server.ts';
import { renderClosed } from './closed-page.ts';
import { lessonsIn } from './lessons-in.ts';
import { type Learner, Live } from './live.ts';
import { renderHead, withLife } from './page-head.ts';
import { LivePages } from './pages.ts';
import { parts } from './parts.ts';
import type { RoomDoor } from './room-part.ts';
import { partsOf } from './runs.ts';

export type RoutesOptions = {
  lessons: URL;
  work: URL;
  progress: Journal;
  /** For people whose page has none. */
  language: Language;
  report: (error: unknown) => void;
  patience?: number | undefined;
  /** How a room is joined; default: not at all. */
  room?: RoomDoor | null;
};

/** Milliseconds between two times that pages are drawn. */
const least = 30;

const text = v.pipe(v.string(), v.maxLength(200));
const language = v.picklist(languages);
const forms = {
  /** `only`: one of the programs, a server, which then stays until it is stopped. */
  run: v.strictObject({ run: text, language, only: v.optional(text) }),
  stop: v.strictObject({ run: text }),
  show: v.strictObject({ run: text, view: v.picklist(['recorded', 'yours']) }),
};

/** The site with life in it, for the one browser that has been let in. */
export function liveRoutes(app: App, { port, bases: [base] }: Address, options: RoutesOptions) {
  const { lessons, work, progress, report, patience, room = null } = options;
  const gate = new Gate<Learner>(`live-${port}`);
  const tokens = new OneTimeTokens<Learner>();
  const screens = new Screens(least);
  const live = new Live({
    ...{ gate, lessons, work, progress, report, patience, room },
    lessonOf: lessonsIn(lessons),
    changed: () => screens.changed(),
  });
  const pages = new LivePages(live, options.language);
  const screenOf = (path: string) => screens.at(path, () => pages.fragments(path));

  // Nothing is for anybody else: not even what could be had from the repository.
  app.use(async (c, next) => {
    const learner = isPage(c) ? tokens.redeem(c.req.query('token')) : null;
    if (learner) return sendPage(c, (await gate.admit(c, learner)).token);
    if (await gate.person(c)) return next();
    return c.html(renderClosed(languageOf(c) ?? options.language), 403);
  });
  app.get('/.serve/:name', files(fragmentFiles));
  for (const part of parts) live.add(part(app, live));
  app.get('/.live/:name', files(Object.assign({ ...assets }, ...live.parts.map((p) => p.assets))));
  app.get('/.live/events/*', async (c) => {
    const path = pathOf(new URL(c.req.url).pathname.slice('/.live/events'.length));
    const tab = c.req.query('tab') ?? '';
    if (path === null || !(await gate.holder(c))) return c.body(null, 403);
    const { hub, drawn } = screenOf(path);
    return hub.answer(c, (reader) => {
      // The page was drawn for somebody who had only the cookie.
      for (const { id, content } of drawn.fragments) reader.send('fragment', fragment(id, content));
      live.dispatch({ type: 'tab-opened', tab });
      c.env.outgoing.on('close', () => live.dispatch({ type: 'tab-closed', tab }));
    });
  });
  app.post(
    '/.live/run',
    gate.acts(forms.run, ({ run, language, only }, { c }) => {
      const { lesson, programs: all } = partsOf(run);
      const programs = all.filter((name) => only === undefined || name === only);
      if (programs.length === 0 || !isKnown(live.lessonOf(lesson), all)) {
        throw new HTTPException(400);
      }
      const tab = c.req.header('x-tab') ?? '';
      live.dispatch({ type: 'run', id: run, programs, language, tab, at: Date.now() });
    }),
  );
  app.post(
    '/.live/stop',
    gate.acts(forms.stop, ({ run }) => live.dispatch({ type: 'stop', id: run })),
  );
  app.post(
    '/.live/show',
    gate.acts(forms.show, ({ run, view }) => live.dispatch({ type: 'show', id: run, view })),
  );

  const site = new LiveSite({
    ...{ lessons, base, edit: null, instructor: false, language: options.language },
    life: pages.life,
  });
  const sendPage = async (c: Context<Served>, token?: string): Promise<Response> => {
    const path = pathOf(new URL(c.req.url).pathname);
    if (path === null) return c.body(null, 400);
    if (!site.has(path) && site.has(`${path}/index.html`)) {
      return c.redirect(`/${encodeURI(path)}/`);
    }
    const { content, fault } = site.answer(path);
    if (fault === null && site.has(path) && !path.endsWith('.html')) {
      return sendFile(c, path, content);
    }
    const language = languageOf(c) ?? options.language;
    const isCertain = token !== undefined || (await gate.holder(c)) !== null;
    const head = renderHead(
      { path, language, token, since: screenOf(path).drawn.since },
      live.parts,
    );
    const status = fault !== null ? 500 : site.has(path) ? 200 : 404;
    const page = withLife(String(content), head, pages.besides(path));
    return sendFile(c, 'page.html', pages.filled(path, page, isCertain), status);
  };
  app.get('*', (c) => sendPage(c));

  return {
    /** The address that lets a browser in: once, within a minute. */
    addressOf: (path: string): string => {
      // Drawn already when the browser asks for it.
      site.answer(path);
      const address = new URL(path.replace(/(^|\/)index\.html$/, '$1'), base);
      address.searchParams.set('token', tokens.issue({ role: 'learner' }));
      return address.href;
    },
    live,
    close: async (): Promise<void> => {
      screens.close();
      await live.close();
    },
  };
}

const assets = {
  'live.css': new URL('assets/live.css', import.meta.url),
  'steps.js': new URL('assets/steps.js', import.meta.url),
};

/** What a page's address says of its language. */
function languageOf(c: Context<Served>): Language | undefined {
  const [, first] = new URL(c.req.url).pathname.split('/');
  return isLanguage(first) ? first : undefined;
}

/** Whether a person asks for it, who may have been given the address. */
const isPage = (c: Context<Served>): boolean =>
  c.req.method === 'GET' && !c.req.path.startsWith('/.');

const isKnown = (lesson: Lesson | undefined, programs: readonly string[]): boolean =>
  programs.every((name) => lesson?.programs.some((program) => program.name === name));

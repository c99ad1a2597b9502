import { HTTPException } from 'hono/http-exception';
import * as v from 'valibot';
import type { Language } from '../../base/i18n.ts';
import { html } from '../../html/html.ts';
import { withCode } from '../../html/inline.ts';
import { parseProgress } from '../../learner/progress.ts';
import type { Fragment } from '../../serve/changes-of.ts';
import { fragment, renderLiveHead } from '../../serve/fragments.ts';
import { Gate } from '../../serve/gate.ts';
import type { App } from '../../serve/guard.ts';
import { sameSecret } from '../../serve/secrets.ts';
import { keyOf } from '../room/keys.ts';
import { shownName } from '../room/names.ts';
import { actForm, actFrom } from './acts.ts';
import { drawBoard, renderBoard } from './board/page.ts';
import { languageFor } from './language.ts';
import { renderRoomPage } from './page.ts';
import { drawProjector, renderProjector } from './projector.ts';
import type { Web } from './routes.ts';
import { say, type View } from './view.ts';

type Page = {
  path: '/board' | '/projector';
  draw: (view: View) => Fragment[];
  render: typeof renderBoard;
};

/** What only the instructor sees and does. */
export function instructorRoutes(app: App, web: Web): void {
  const { room, course, secret, port, screens } = web;
  const gate = new Gate<{ role: 'instructor' }>(`board-${port}`, keyOf(`cookies of ${secret}`));
  const pages: Page[] = [
    { path: '/board', draw: drawBoard, render: renderBoard },
    { path: '/projector', draw: drawProjector, render: renderProjector },
  ];
  for (const { path, draw, render } of pages) {
    const screenIn = (language: Language) =>
      screens.at(`${path} ${language}`, () => draw(web.viewIn(language)));
    app.get(path, async (c) => {
      const language = languageFor(c, web.language);
      const view = web.viewIn(language);
      const events = `${path}/events`;
      const invited = sameSecret(c.req.query('token'), secret);
      const visit = invited ? await gate.admit(c, { role: 'instructor' }) : null;
      if (visit || (await gate.holder(c))) {
        const { fragments, since } = screenIn(language).drawn;
        const live = { language, events, since, token: visit?.token, of: 'instructor' };
        return c.html(render(view, fragments, renderLiveHead(live)));
      }
      // The cookie alone shows nothing: the page asks again, with its token.
      if (await gate.person(c)) {
        const live = { language, events, since: '', of: 'instructor' };
        return c.html(render(view, null, renderLiveHead(live)));
      }
      return c.html(renderForbidden(view), 403);
    });
    app.get(`${path}/events`, async (c) =>
      (await gate.holder(c))
        ? screenIn(languageFor(c, web.language)).hub.answer(c)
        : c.body(null, 403),
    );
  }
  app.post(
    '/board/act',
    gate.acts(actForm, async (form) => {
      const act = actFrom(form, { course, room: room.state, now: room.now() });
      if (!act) throw new HTTPException(400);
      await keeping(room.act(act));
    }),
  );
  app.post(
    '/board/bring',
    gate.acts(bringForm, async ({ name, progress: text }, { c }) => {
      const language = languageFor(c, web.language);
      const said = (key: 'added' | 'known' | 'wrong', params = {}) => [
        fragment('board_brought', html`${say({ language }, `bring.${key}`, params)}`),
      ];
      const progress = parseProgress(text.trim());
      if (!progress || shownName(name) === '') return c.json(said('wrong'), 400);
      const learner = await keeping(room.bring({ name, progress }));
      return c.json(learner ? said('added', { name: learner.name }) : said('known'));
    }),
  );
}

/** What somebody exported whose workbook cannot reach the room. */
const bringForm = v.strictObject({
  name: v.pipe(v.string(), v.maxLength(200)),
  progress: v.string(),
});

/** What cannot be kept on the disk has not been done: the board says why. */
export async function keeping<T>(work: Promise<T>): Promise<T> {
  return work.catch((cause: unknown) => {
    throw new HTTPException(503, { cause });
  });
}

function renderForbidden(view: View): string {
  return renderRoomPage({
    ...{ kind: 'mine', path: '/board', title: say(view, 'forbidden.title') },
    ...{ language: view.language, now: view.now, live: null },
    body: html`<main>
<h1>${say(view, 'forbidden.title')}</h1>
<p>${withCode(say(view, 'forbidden.say'))}</p>
<p><a href="/join">${say(view, 'forbidden.join')}</a></p>
</main>
`,
  });
}

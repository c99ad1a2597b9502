import { languages } from '../../base/i18n.ts';
import { listExercises } from '../../course/exercises.ts';
import { once } from '../../course/page.ts';
import { html } from '../../html/html.ts';
import { exercisePath, solutionPath } from '../../html/paths.ts';
import { pathOf, sendFile } from '../../serve/files.ts';
import type { App } from '../../serve/guard.ts';
import { assetsOf } from '../../site/assets.ts';
import { renderRoomPage } from './page.ts';
import type { Web } from './routes.ts';
import { say, type View } from './view.ts';

/**
 * The lessons as the site shows them, without what is only for the instructor. A solution is there
 * once the room has opened it, and not before.
 */
export function lessonRoutes(
  app: App,
  { room, course, viewIn, language, lessons }: Web,
  base: URL,
): void {
  // Read when somebody opens a lesson: a room that works in the terminal does without.
  const opened = once(async () => {
    const { LiveSite } = await import('../../serve/preview/live-site.ts');
    return new LiveSite({ lessons, base, edit: null, instructor: false, language });
  });
  const assets = new Map([...assetsOf()].map(([path, make]) => [path, once(make)]));
  const solutions = new Map(
    listExercises(course.site.lessons).flatMap(({ id, slug, lesson }) =>
      languages.map((language) => {
        const back = `/${exercisePath(language, lesson.slug, slug)}`;
        return [solutionPath(language, lesson.slug, slug), { id, language, back }] as const;
      }),
    ),
  );
  app.get('*', async (c) => {
    const path = pathOf(new URL(c.req.url).pathname);
    if (path === null) return c.body(null, 400);
    const asset = assets.get(path);
    if (asset) return sendFile(c, path, asset());
    const solution = solutions.get(path);
    if (solution && !room.state.solutions.has(solution.id)) {
      return c.html(renderClosed(viewIn(solution.language), solution.back), 403);
    }
    const site = await opened();
    if (!site.has(path) && site.has(`${path}/index.html`)) {
      return c.redirect(`/${encodeURI(path)}/`);
    }
    const { content, fault } = site.answer(path);
    if (!site.has(path)) return sendFile(c, 'page.html', content, 404);
    return fault === null ? sendFile(c, path, content) : sendFile(c, 'page.html', content, 500);
  });
}

function renderClosed(view: View, back: string): string {
  return renderRoomPage({
    ...{ kind: 'mine', path: null, title: say(view, 'closed.title') },
    ...{ language: view.language, now: view.now, live: null },
    body: html`<main>
<h1>${say(view, 'closed.title')}</h1>
<p>${say(view, 'closed.say')}</p>
<p><a href="${back}">${say(view, 'closed.back')}</a></p>
</main>
`,
  });
}

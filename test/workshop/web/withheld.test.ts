import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { isPrompt, plainText } from '../../../lib/course/blocks.ts';
import { listExercises, readExercise } from '../../../lib/course/exercises.ts';
import { solutionPath } from '../../../lib/html/paths.ts';
import { otherFilesOf } from '../../../lib/site/build.ts';
import { pagesOf } from '../../../lib/site/pages.ts';
import { workingRoom } from './full-room.ts';
import { roomCourse, serveRoom } from './served-room.ts';

const { site } = roomCourse();
const exercises = listExercises(site.lessons);

const bare = (text: string): string => text.replace(/\s+/g, '');
const fromHtml = (text: string): string =>
  text
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** What learners must not get, each with its name. */
function secrets(): [name: string, text: string][] {
  const programs = exercises.flatMap(({ id, slug, lesson }) => {
    const { solutions, wrong } = readExercise(lesson, slug);
    return [...solutions, ...wrong].map(({ name, text }): [string, string] => [
      `${id} ${name}`,
      bare(text),
    ]);
  });
  const notes = site.lessons.flatMap(({ id, pages }) =>
    Object.values(pages).flatMap(({ written }) =>
      written.blocks
        .filter(isPrompt)
        .flatMap(({ children }) =>
          children.flatMap((block): [string, string][] =>
            block.type === 'paragraph' ? [[`note of ${id}`, bare(plainText(block.children))]] : [],
          ),
        ),
    ),
  );
  return [...programs, ...notes];
}

/** Everything in some bytes that could hold text, an archive's files one by one. */
function textsIn(path: string, bytes: Uint8Array): string[] {
  if (!path.endsWith('.zip')) return [new TextDecoder().decode(bytes)];
  return Object.values(unzipSync(bytes)).map((file) => new TextDecoder().decode(file));
}

test('nothing that a learner can fetch holds a note, or a solution that is closed', {
  tags: ['long'],
}, async () => {
  const served = await serveRoom(workingRoom());
  try {
    const entry = await fetch(new URL('join', served.base), {
      method: 'POST',
      headers: {
        origin: new URL(served.base).origin,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ code: served.code, name: 'Scan', language: 'en' }),
    });
    const cookie = entry.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    const own = ['join', 'join?lang=fr', 'board', 'projector', '.serve/fragments.js'];
    const all = [...pagesOf(site), ...otherFilesOf(site)].map(([path]) => path);
    const kept = secrets();
    expect(kept.filter(([name]) => name.startsWith('note')).length).toBeGreaterThan(5);
    const found = new Set<string>();
    const asked = await Promise.all(
      [...own, ...all].map(async (path) => {
        const response = await fetch(new URL(path, served.base), { headers: { cookie } });
        for (const text of textsIn(path, new Uint8Array(await response.arrayBuffer()))) {
          const said = [bare(text), bare(fromHtml(text))];
          for (const [name, secret] of kept)
            if (said.some((one) => one.includes(secret))) found.add(`${path}: ${name}`);
        }
        return response.status;
      }),
    );
    expect([...found]).toEqual([]);
    const closed = exercises.length * 2;
    expect(asked.filter((status) => status === 403).length).toBe(closed + 2);

    // It would be found: this is what a solution looks like once it is open.
    const [first] = exercises;
    if (!first) throw new Error('an exercise');
    const path = solutionPath('fr', first.lesson.slug, first.slug);
    await served.room.act({ act: 'opened-solution', exercise: first.id });
    const opened = await fetch(new URL(path, served.base), { headers: { cookie } });
    expect(opened.status).toBe(200);
    const text = bare(fromHtml(await opened.text()));
    const solution = kept.find(([name]) => name === `${first.id} solution.ts`)?.[1] ?? '?';
    expect(text).toContain(solution);
  } finally {
    await served.close();
  }
});

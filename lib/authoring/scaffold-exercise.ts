import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type OwnLanguage, ownLanguages } from '../base/i18n.ts';
import { UserError } from '../base/user-error.ts';
import { findLesson, listLessons } from '../course/catalogue.ts';
import { type Exercise, listExercises } from '../course/exercises.ts';
import { loadLesson } from '../course/lesson.ts';
import { acceptTranslation, ownTargets, sectionStates } from './translation.ts';

/** The texts of a draft, to be replaced by the author's. */
type Draft = { title: string; teaches: string; todo: string; block: string; heading: string };

/**
 * Writes the draft of an exercise, an echo, as the last of its lesson: programs, check, both pages,
 * manifest, words. What was translated before still is, and what was not is still to be translated.
 *
 * @throws UserError `exercise-name` for a name that is not LESSON/slug, `exercise-there` for one taken.
 */
export function scaffoldExercise(repository: URL, given: string): Wrote {
  const [, name = '', slug = ''] = /^([^/]+)\/([a-z][a-z0-9]*(?:-[a-z0-9]+)*)$/.exec(given) ?? [];
  if (slug === '') throw new UserError('exercise-name', { given });
  const find = () => findLesson(name, listLessons(new URL('lessons/', repository)));
  const lesson = find();
  const at = `lessons/${lesson.id}`;
  const folder = `${at}/exercises/${slug}`;
  const isTaken = lesson.manifest.exercises.some((other) => other.slug === slug);
  if (isTaken || existsSync(new URL(folder, repository)))
    throw new UserError('exercise-there', { slug, lesson: lesson.id });
  const behind = ownTargets.map((language) =>
    sectionStates(loadLesson(lesson), language).flatMap(({ id, state }) =>
      state === 'fresh' ? [] : [id],
    ),
  );
  const read = (file: string): string => readFileSync(new URL(file, repository), 'utf8');
  const edited = (file: string, edit: (value: Json) => void): [string, string] => {
    const value = JSON.parse(read(file)) as Json;
    edit(value);
    return [file, `${JSON.stringify(value, null, 2)}\n`];
  };
  const [english, french] = ownLanguages.map((language) => drafts[language](slug));
  const explained = 'lessons/explained.json';
  const files = new Map<string, string>([
    ...Object.entries(programs(slug)).map(([file, text]) => [`${folder}/${file}`, text] as const),
    edited(`${at}/lesson.json`, (manifest) => {
      const title = { en: english?.title, fr: french?.title };
      const teaches = { en: english?.teaches, fr: french?.teaches };
      const own = { slug, title, minutes: draftMinutes, level: 1, teaches };
      manifest.exercises = [...lesson.manifest.exercises, own];
      const { minutes } = lesson.manifest;
      manifest.minutes = { ...minutes, exercises: minutes.exercises + draftMinutes };
    }),
    ...ownLanguages.flatMap((language): [string, string][] => {
      const draft = drafts[language](slug);
      const page = `${at}/${language}.md`;
      return [
        [page, withBlock(read(page), draft)],
        edited(`locales/${language}/${lesson.id}.json`, (texts) => {
          texts.starts = { ...(texts.starts as Json), [slug]: { todo: draft.todo } };
        }),
      ];
    }),
  ]);
  if (existsSync(new URL(explained, repository))) {
    const entry = `    "${lesson.id}/${slug}": "${lesson.id}#exercises"`;
    const text = read(explained).replace(/"exercises": \{\n/, (found) => `${found}${entry},\n`);
    files.set(explained, text);
  }
  const wrote = { created: [] as string[], changed: [] as string[] };
  for (const [file, text] of files) {
    const url = new URL(file, repository);
    wrote[existsSync(url) ? 'changed' : 'created'].push(file);
    mkdirSync(new URL('.', url), { recursive: true });
    writeFileSync(url, text);
  }
  const now = find();
  for (const [index, language] of ownTargets.entries())
    acceptTranslation(loadLesson(now), language, (id) => !behind[index]?.includes(id));
  const exercise = listExercises([now]).find((one) => one.slug === slug);
  if (!exercise) throw new Error(`${given} was just written`);
  return { exercise, ...wrote };
}

/** The files that were made and those that were added to, as paths in the repository. */
type Wrote = { exercise: Exercise; created: string[]; changed: string[] };

type Json = Record<string, unknown>;

const draftMinutes = 10;

/** The page with the exercise after its last one, or at its end. */
function withBlock(page: string, { block, heading }: Draft): string {
  const lines = page.trimEnd().split(/\r?\n/);
  const begin = lines.findLastIndex((line) => line.startsWith('::: exercise '));
  if (begin < 0) {
    const title = page.includes('{#exercises}') ? [] : ['', `## ${heading} {#exercises}`];
    return [...lines, ...title, '', block, ''].join('\n');
  }
  let depth = 0;
  let end = begin;
  for (; end < lines.length; end += 1) {
    if (lines[end]?.startsWith('::: ')) depth += 1;
    if (lines[end] === ':::') depth -= 1;
    if (depth === 0) break;
  }
  return [...lines.slice(0, end + 1), '', block, ...lines.slice(end + 1), ''].join('\n');
}

const blockOf = (slug: string, text: string, hints: readonly string[]): string =>
  [
    `::: exercise ${slug}`,
    text,
    ...hints.flatMap((hint) => ['', '::: hint', hint, ':::']),
    ':::',
  ].join('\n');

const drafts: Record<OwnLanguage, (slug: string) => Draft> = {
  en: (slug) => ({
    title: `A draft: ${slug}`,
    teaches: 'What this exercise practices',
    todo: 'TODO: send back whatever the client sends, until its end.',
    heading: 'Exercises',
    block: blockOf(
      slug,
      'Write a server that sends back whatever a client sends, until its FIN, and then closes.',
      ['What to think about.', 'What to use.', 'What to write.'],
    ),
  }),
  fr: (slug) => ({
    title: `Une ébauche\u202f: ${slug}`,
    teaches: 'Ce que cet exercice fait pratiquer',
    todo: 'TODO\u202f: renvoyez tout ce que le client envoie, jusqu’à sa fin.',
    heading: 'Exercices',
    block: blockOf(
      slug,
      'Écrivez un serveur qui renvoie tout ce qu’un client envoie, jusqu’à son FIN, puis qui ferme.',
      ['À quoi réfléchir.', 'Que prendre.', 'Qu’écrire.'],
    ),
  }),
};

/** A server of `node:net`, for what it does with a client. */
const server = (body: string, host = "process.env.HOST ?? '127.0.0.1'"): string =>
  `import { createServer } from 'node:net';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  socket.on('error', () => {});
  ${body}
});

const host = ${host};
server.listen({ host, port: Number(process.env.PORT ?? 0) });
`;

const listens = `import { localEndPointFromEnv, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
`;

const programs = (slug: string): Record<string, string> => ({
  'check.ts': `import { check, explore, type Model } from '#lab';

const model: Model = {
  says: { of: 'bytes' },
  // What a client must have heard when it has sent so much, and whether
  // the program must then end the conversation.
  owes: (sent, fin) => ({ hear: [sent], ends: fin ? 'fin' : undefined }),
};

export default check(async (trial) => {
  await explore(trial, model);
});
`,
  'start.ts': `${listens}
for await (const client of listener) {
  // ${drafts.en(slug).todo}
  await client.close();
}
`,
  'solution.ts': `${listens.replace('localEndPointFromEnv, ', 'localEndPointFromEnv, serve, ')}
await serve(listener, async (client) => {
  for await (const bytes of client) await client.send(bytes);
});
`,
  'solution.net.ts': server('socket.pipe(socket);'),
  'wrong/as-text.ts': `// wrong-answer\n${server("socket.setEncoding('utf8');\n  socket.pipe(socket);")}`,
  'wrong/says-nothing.ts': `// no-answer\n${server("socket.resume();\n  socket.on('end', () => socket.end());")}`,
  'wrong/never-closes.ts': `// no-fin\n${server('socket.pipe(socket, { end: false });')}`,
  'wrong/listens-everywhere.ts': `// listens-everywhere\n${server('socket.pipe(socket);', "'0.0.0.0'")}`,
  'wrong/ends-at-once.ts': '// ended\nexport {};\n',
});

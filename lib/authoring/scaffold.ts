import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { languages } from '../base/i18n.ts';
import { UserError } from '../base/user-error.ts';
import { sayIndex, sayIndexFile } from './say-index.ts';

/**
 * Writes a new lesson that validates once it is recorded: one program, one run, both languages.
 * Gives the paths it wrote, relative to the repository.
 *
 * @throws UserError `lesson-name` for a name that is not NN-name, `lesson-there` for one taken.
 */
export function scaffoldLesson(repository: URL, id: string): string[] {
  if (!/^\d\d-[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    throw new UserError('lesson-name', { given: id });
  const lessons = readdirSync(new URL('lessons/', repository));
  const taken = lessons.find((name) => name.startsWith(id.slice(0, 3)));
  if (taken !== undefined) throw new UserError('lesson-there', { id: taken });
  const slug = id.slice(3);
  const program = `${slug}-first`;
  const files: Record<string, string> = {
    [`lessons/${id}/lesson.json`]: manifest(),
    [`lessons/${id}/en.md`]: page(program, english),
    [`lessons/${id}/fr.md`]: page(program, french),
    [`lessons/${id}/examples/${program}.ts`]: example(program),
    ...Object.fromEntries(
      languages.map((language) => [`locales/${language}/${id}.json`, texts(program, language)]),
    ),
  };
  for (const [file, text] of Object.entries(files)) {
    const url = new URL(file, repository);
    mkdirSync(new URL('.', url), { recursive: true });
    writeFileSync(url, text);
  }
  writeFileSync(new URL(sayIndexFile, repository), sayIndex(repository));
  return [...Object.keys(files), sayIndexFile];
}

type Words = { title: string; summary: string; opening: string; heading: string; words: string };

const english: Words = {
  title: 'A new lesson',
  summary: 'What the lesson is about, in one sentence.',
  opening: 'What the last lesson left open, and what this one does about it.',
  heading: 'A first step',
  words: 'One idea, then the program that proves it:',
};

const french: Words = {
  title: 'Une nouvelle leçon',
  summary: 'Le sujet de la leçon, en une phrase.',
  opening: 'Ce que la leçon précédente a laissé ouvert, et ce que celle-ci en fait.',
  heading: 'Un premier pas',
  words: 'Une idée, puis le programme qui la prouve\u202f:',
};

function page(program: string, { title, summary, opening, heading, words }: Words): string {
  return `---
title: ${title}
summary: ${summary}
---

${opening}

## ${heading} {#first-step}

${words}

<<< examples/${program}.ts#start

::: run ${program}
`;
}

function manifest(): string {
  const fields = {
    title: { en: english.title, fr: french.title },
    minutes: { read: 5, exercises: 0 },
    needs: [],
    sources: [],
    concepts: {},
  };
  return `${JSON.stringify(fields, null, 2)}\n`;
}

function example(program: string): string {
  return `import { say } from '#say';
import { localEndPointFromEnv, TcpListener } from '#sockets';

// #region start
const listener = await TcpListener.start(localEndPointFromEnv());
say('${program}.ready', { endPoint: \`\${listener.localEndPoint}\` });
listener.stop();
// #endregion
`;
}

function texts(program: string, language: 'en' | 'fr'): string {
  const ready = language === 'en' ? 'Listening on {{endPoint}}.' : 'À l’écoute sur {{endPoint}}.';
  return `${JSON.stringify({ [program]: { ready } }, null, 2)}\n`;
}

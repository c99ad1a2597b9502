import { repository } from '../lib/course/catalogue.ts';
import { scaffoldLesson } from '../lib/course/scaffold.ts';
import { UserError } from '../lib/errors.ts';
import { wordsOf } from '../lib/i18n.ts';
import type texts from '../locales/en/new-lesson.json';
import { languageFrom, parseWords, runCommand } from './command.ts';

const words = wordsOf<typeof texts>('new-lesson');

await runCommand(async (args) => {
  const { values, positionals } = parseWords(args, {});
  const language = languageFrom(values.lang);
  const [id = '', extra] = positionals;
  if (extra !== undefined) throw new UserError('too-many-words', { given: extra });
  for (const file of scaffoldLesson(repository, id))
    console.log(words(language, 'wrote', { file }));
  console.log(words(language, 'next', { id }));
  return 0;
});

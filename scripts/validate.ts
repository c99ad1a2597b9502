import { repository } from '../lib/course/catalogue.ts';
import { problemText, summaryText } from '../lib/course/problem.ts';
import { validateCourse } from '../lib/course/validate.ts';
import { languageFrom, parseWords, runCommand } from './command.ts';

await runCommand(async (args) => {
  const { values } = parseWords(args, {});
  const language = languageFrom(values.lang);
  const { problems, lessons } = validateCourse(repository);
  for (const problem of problems) console.log(problemText(language, problem));
  console.log(summaryText(language, problems.length, lessons));
  return problems.length > 0 ? 1 : 0;
});

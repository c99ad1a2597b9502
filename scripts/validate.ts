import { repository } from '../lib/course/catalogue.ts';
import { problemText, provedText, runningText, summaryText } from '../lib/course/problem.ts';
import { validateCourse } from '../lib/course/validate.ts';
import { prove } from '../lib/lab/proof.ts';
import { ProofCache } from '../lib/lab/proof-cache.ts';
import { languageFrom, parseWords, runCommand } from './command.ts';

// It belongs to this installation: `npm ci` removes it, and a learner's folder is not touched.
const cacheFile = new URL('node_modules/.cache/socket-workbook/proofs.json', repository);

await runCommand(async (args) => {
  const { values } = parseWords(args, {
    'no-cache': { type: 'boolean' },
    'no-proof': { type: 'boolean' },
  });
  const language = languageFrom(values.lang);
  const { problems, lessons, exercises } = validateCourse(repository);
  for (const problem of problems) console.log(problemText(language, problem));
  const unproved = { problems: [], notShown: [], proved: 0, known: 0 };
  const inCi = process.env.CI !== undefined && !['', '0', 'false'].includes(process.env.CI);
  const proof = values['no-proof']
    ? unproved
    : await prove(exercises, {
        language,
        cache: new ProofCache(cacheFile, values['no-cache'] || inCi),
        onStart: (count) => console.error(runningText(language, count)),
      });
  for (const line of [...proof.notShown, ...proof.problems])
    console.log(problemText(language, line));
  if (proof.proved > 0) console.log(provedText(language, proof.proved, proof.known));
  const findings = problems.length + proof.problems.length;
  console.log(summaryText(language, findings, lessons));
  return findings > 0 ? 1 : 0;
});

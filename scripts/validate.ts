import { prove } from '../lib/authoring/proof.ts';
import { ProofCache } from '../lib/authoring/proof-cache.ts';
import { validateCourse } from '../lib/authoring/validate.ts';
import { repository } from '../lib/course/catalogue.ts';
import { problemText, provedText, runningText, summaryText } from '../lib/course/problem.ts';
import { type Command, runScript, whenStarted } from './command/command.ts';

// It belongs to this installation: `npm ci` removes it, and a learner's folder is not touched.
const cacheFile = new URL('node_modules/.cache/socket-workbook/proofs.json', repository);

const options = {
  'no-cache': { type: 'boolean', help: 'validate.no-cache' },
  'no-proof': { type: 'boolean', help: 'validate.no-proof' },
} as const;

/** `npm run validate`: the rules of the content, and each exercise proved by running it. */
export const validate: Command<typeof options> = {
  options,
  usage: [{ help: 'validate.use' }],
  async run({ values, language, io }) {
    const { problems, lessons, exercises } = validateCourse(repository);
    for (const problem of problems) io.print(problemText(language, problem));
    const unproved = { problems: [], notShown: [], proved: 0, known: 0 };
    const { CI = '' } = io.env;
    const inCi = !['', '0', 'false'].includes(CI);
    const proof = values['no-proof']
      ? unproved
      : await prove(exercises, {
          language,
          cache: new ProofCache(cacheFile, values['no-cache'] || inCi),
          onStart: (count) => io.warn(runningText(language, count)),
        });
    for (const line of [...proof.notShown, ...proof.problems])
      io.print(problemText(language, line));
    if (proof.proved > 0) io.print(provedText(language, proof.proved, proof.known));
    const findings = problems.length + proof.problems.length;
    io.print(summaryText(language, findings, lessons));
    return findings > 0 ? 1 : 0;
  },
};

await whenStarted(import.meta, (io) => runScript('validate', validate, io));

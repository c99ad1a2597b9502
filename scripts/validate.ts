import { prove } from '../lib/authoring/proof.ts';
import { ProofCache } from '../lib/authoring/proof-cache.ts';
import { validateCourse } from '../lib/authoring/validate.ts';
import { wordsOf } from '../lib/base/words.ts';
import { repository } from '../lib/course/catalogue.ts';
import { type Problem, problemText } from '../lib/course/problem.ts';
import { type Command, runScript, whenStarted } from './command/command.ts';

const words = wordsOf('validate');

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
    const { problems, untranslated, lessons, exercises } = validateCourse(repository);
    const report = (found: readonly Problem[]): void =>
      io.print(...found.map((problem) => problemText(language, problem)));
    report([...untranslated, ...problems]);
    let findings = problems.length;
    if (!values['no-proof']) {
      const inCi = !['', '0', 'false'].includes(io.env.CI ?? '');
      const proof = await prove(exercises, {
        language,
        cache: new ProofCache(cacheFile, values['no-cache'] || inCi),
        onStart: (count) => io.warn(words(language, 'proof.running', { count })),
      });
      report([...proof.notShown, ...proof.unsteady, ...proof.problems]);
      const { proved: count, known } = proof;
      if (count > 0) io.print(words(language, 'proof.proved', { count, known }));
      findings += proof.problems.length;
    }
    io.print(
      findings > 0
        ? words(language, 'summary.found', { count: findings })
        : words(language, 'summary.sound', { count: lessons }),
    );
    return findings > 0 ? 1 : 0;
  },
};

await whenStarted(import.meta, async (io) => {
  const code = await runScript('validate', validate, io);
  // What an exercise's check has left open must not keep this from ending.
  setTimeout(() => process.exit(code), 5_000).unref();
  return code;
});

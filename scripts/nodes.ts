import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { UserError } from '../lib/base/user-error.ts';
import { wordsOf } from '../lib/base/words.ts';
import { repository } from '../lib/course/catalogue.ts';
import { type Command, runScript, whenStarted } from './command/command.ts';

const words = wordsOf('nodes');
const usual = ['20', '22', '24', '26'];
// What depends on the version: the kit, and what the lessons' programs show.
const tests = ['test/sockets', 'test/lessons.test.ts', 'test/errors/prints.test.ts'];

/** `npm run nodes [-- VERSION…]`: those tests under other versions of Node. */
export const nodes: Command = {
  options: {},
  usage: [{ help: 'nodes.use' }, { words: 'VERSION…', help: 'nodes.some' }],
  words: Number.POSITIVE_INFINITY,
  run({ words: given, language, io }) {
    const wrong = given.find((word) => !/^(2\d|[3-9]\d)(\.\d+){0,2}$/.test(word));
    if (wrong !== undefined) throw new UserError('node-wrong', { given: wrong });
    const npm = io.env.npm_execpath;
    if (npm === undefined) throw new UserError('npm-missing', { command: 'npm run nodes' });
    let failures = 0;
    for (const wanted of given.length > 0 ? given : usual) {
      const { node, version, said } = fetchNode(npm, wanted);
      const started = performance.now();
      const { ok, output } = node ? testWith(node) : { ok: false, output: said };
      const seconds = Math.round((performance.now() - started) / 1000);
      const result = !node ? 'absent' : ok ? 'passed' : 'failed';
      io.print(words(language, result, { version, seconds }));
      if (!ok) io.print(output);
      if (!ok) failures += 1;
    }
    return failures > 0 ? 1 : 0;
  },
};

await whenStarted(import.meta, (io) => runScript('nodes', nodes, io));

/** npm keeps what it has fetched once. npm's own file is started: `npx` is a script of the shell. */
function fetchNode(npm: string, wanted: string) {
  const ask = [
    'exec',
    '--yes',
    '--loglevel=error',
    `--package=node@${wanted}`,
    '--',
    'node',
    '-p',
    'process.execPath',
  ];
  const asked = run(process.execPath, [npm, ...ask]);
  if (!asked.ok) return { node: null, version: wanted, said: asked.output };
  const node = asked.output.trim().split(/\r?\n/).at(-1) ?? '';
  return { node, version: run(node, ['--version']).output.trim().replace('v', ''), said: '' };
}

function testWith(node: string) {
  const vitest = fileURLToPath(new URL('node_modules/vitest/vitest.mjs', repository));
  const options = ['--config', 'test/vitest.config.ts', '--reporter', 'dot'];
  return run(node, [vitest, 'run', ...options, ...tests]);
}

function run(program: string, args: readonly string[]): { ok: boolean; output: string } {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: fileURLToPath(repository),
    env: { ...process.env, NO_COLOR: '1' },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    windowsHide: true,
  });
  return { ok: status === 0, output: `${stderr ?? ''}${stdout ?? ''}`.trimEnd() };
}

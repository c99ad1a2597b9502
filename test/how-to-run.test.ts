import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { languages } from '../lib/base/i18n.ts';

const read = (file: string): string => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');

/** Each command that a page gives, on a line of its own or within the text. */
const commandsOf = (page: string): string[] =>
  [...page.matchAll(/(?:`|^)((?:npm|node) [^`\n]+?)(?:`|$)/gm)].map(([, command = '']) => command);

test.each(languages)('how to run says nothing that the README does not (%s)', (language) => {
  const readme = read(language === 'en' ? 'README.md' : 'README.fr.md');
  const commands = commandsOf(read(`lessons/how-to-run/${language}.md`));
  expect(commands.length).toBeGreaterThan(10);
  for (const command of commands) {
    // The README wraps its lines, and lists what follows `progress` without repeating it.
    const words = command.replace('npm run lesson -- progress export', 'progress export');
    expect(readme.replace(/\s+/g, ' '), command).toContain(words);
  }
});

test('both READMEs and the page name the same oldest Node', () => {
  const { engines } = JSON.parse(read('package.json'));
  const oldest = engines.node.replace(/^>=|\.0$/g, '');
  for (const file of [
    'README.md',
    'README.fr.md',
    'lessons/how-to-run/en.md',
    'lessons/how-to-run/fr.md',
  ]) {
    expect(read(file), file).toContain(`Node.js`);
    expect(read(file), file).toContain(oldest);
  }
});

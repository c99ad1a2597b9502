import type { Language } from '../../lib/base/i18n.ts';
import { wrap } from '../../lib/base/terminal-text.ts';
import { helpWords, languageLine, usageLines } from '../command/help.ts';
import { groups } from './commands.ts';

/** What `npm run lesson` can do. */
export async function lessonHelp(language: Language): Promise<string> {
  const parts = await Promise.all(
    groups.map(async (group) => {
      const commands = Object.entries(group).map(async ([name, load]) => {
        const command = name === 'menu' ? 'npm run lesson' : `npm run lesson -- ${name}`;
        return usageLines(command, ' ', await load(), language);
      });
      return (await Promise.all(commands)).flat().join('\n');
    }),
  );
  const notes = (['lesson', 'exercise', 'term'] as const).flatMap((name) =>
    wrap(helpWords(language, `lesson.words.${name}`), 80),
  );
  const about = languageLine(helpWords(language, 'lesson.language'));
  return [...parts, about, notes.join('\n')].join('\n\n');
}

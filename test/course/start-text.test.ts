import { expect, test } from 'vitest';
import { listLessons } from '../../lib/course/catalogue.ts';
import { listExercises } from '../../lib/course/exercises.ts';
import { proseOf, replaceProse, startTexts } from '../../lib/course/start-text.ts';

const program = `import '#sockets';

// TODO: send what the client
// sends, and more.
console.log('Here');
console.log(\`At \${here}.\`); // kept
  // #region not-prose
console.error(\`\${code}\`);
`;

test('the comments and printed texts of a program are found with their lines', () => {
  expect(proseOf(program)).toEqual([
    { text: 'TODO: send what the client sends, and more.', line: 3 },
    { text: 'Here', line: 5 },
    { text: `At \${here}.`, line: 6 },
    { text: '#region not-prose', line: 7 },
  ]);
});

test('they are replaced, comments wrapped, and everything else stays', () => {
  expect(replaceProse(program, (text) => text)).toBe(program);
  const long = 'TODO: renvoyez au client tout ce qu’il vous envoie, et puis un peu plus encore.';
  const french = new Map([
    ['TODO: send what the client sends, and more.', long],
    [`At \${here}.`, `Sur \${here}.`],
  ]);
  expect(replaceProse(program, (text) => french.get(text) ?? text)).toBe(`import '#sockets';

// TODO: renvoyez au client tout ce qu’il vous envoie, et puis un peu
// plus encore.
console.log('Here');
console.log(\`Sur \${here}.\`); // kept
  // #region not-prose
console.error(\`\${code}\`);
`);
});

test.each(listExercises(listLessons()).map((exercise) => [exercise.id, exercise] as const))(
  '%s begins in French as in English, word for word of code',
  (_, exercise) => {
    const { en, fr } = startTexts(exercise);
    const code = (text: string): string => replaceProse(text, () => '').replace(/\s*\/\/.*/g, '');
    expect(code(fr)).toBe(code(en));
    expect(proseOf(fr).length).toBe(proseOf(en).length);
    const english = new Set(proseOf(en).map(({ text }) => text));
    expect(proseOf(fr).filter(({ text }) => english.has(text))).toEqual([]);
    expect(fr.split('\n').filter((line) => line.length > 72)).toEqual([]);
  },
);

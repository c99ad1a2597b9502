import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Words, wordPattern } from '../../lib/authoring/rules/words.ts';
import { validateCourse } from '../../lib/authoring/validate.ts';
import { problemText } from '../../lib/course/problem.ts';

const sound = new URL('fixtures/sound/', import.meta.url);
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbook-'));
  cpSync(sound, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const findings = (): string[] =>
  validateCourse(pathToFileURL(`${folder}/`)).problems.map((problem) => problemText('en', problem));

function edit(file: string, from: string | RegExp, to: string): void {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  const edited = text.replace(from, to);
  expect(edited).not.toBe(text);
  writeFileSync(path, edited);
}

const en = 'lessons/01-first/en.md';
const fr = 'lessons/01-first/fr.md';
const program = 'lessons/01-first/examples/one.ts';
const manifest = 'lessons/01-first/lesson.json';
const localeEn = 'locales/en/01-first.json';
const localeFr = 'locales/fr/01-first.json';
const guideEn = 'lib/sockets/guide/en.md';
const guideFr = 'lib/sockets/guide/fr.md';

test('a sound course has no findings', () => {
  expect(findings()).toEqual([]);
});

/** What to break, and the one line that must be among the findings. */
const cases: [name: string, file: string, from: string | RegExp, to: string, finding: string][] = [
  ['a page without front matter', en, /^---/, '', `${en}:1: the page does not begin`],
  ['front matter that is not YAML', en, 'title: First', 'title: "First', `${en}:1: front matter`],
  [
    'an unknown key in front matter',
    en,
    'title:',
    'titel: x\ntitle:',
    `${en}:1: front matter, titel`,
  ],
  [
    'another title than the lesson',
    fr,
    'title: D’abord',
    'title: Un',
    `${fr}:2: the title is “Un”`,
  ],
  ['a manifest without minutes', manifest, /"minutes".*\n/, '', `${manifest}:1: minutes`],
  ['a manifest that is not JSON', manifest, '{', '', `${manifest}:1: JSON`],
  [
    'a lesson needed that is not before',
    manifest,
    '"needs": []',
    '"needs": ["02-x"]',
    `${manifest}:1: needs “02-x”`,
  ],
  [
    'an unknown source',
    manifest,
    'a.txt',
    'b.txt',
    `${manifest}:1: “b.txt” is not in lessons/sources.json`,
  ],
  [
    'a program in requires that is not there',
    manifest,
    '"needs"',
    '"requires": { "two": ["linux"] },\n"needs"',
    `${manifest}:1: requires names “two”`,
  ],
  ['a heading without id', en, ' {#run-it}', '', `${en}:8: the heading has no id`],
  ['a heading of level 1', en, '## Run', '# Run', `${en}:8: a level 1 heading`],
  [
    'an id used twice',
    en,
    '::: predict what',
    '::: predict run-it',
    `${en}:16: the id “run-it” is used twice`,
  ],
  ['HTML or another dialect', en, 'Here it is.', '---', `${en}:10: “hr” is not part`],
  [
    'an unknown directive',
    en,
    '::: run one',
    '::: walk one',
    `${en}:14: there is no directive “walk”`,
  ],
  ['a directive that is not closed', en, /:::\n$/, '', `${en}:16: ::: predict is not closed`],
  ['a run of nothing', en, '::: run one', '::: run', `${en}:14: ::: run names no program`],
  [
    'a run of a program that is not there',
    en,
    '::: run one',
    '::: run two',
    `${en}:14: there is no program examples/two.ts`,
  ],
  [
    'a predict without id',
    en,
    '::: predict what',
    '::: predict',
    `${en}:16: ::: predict has no id`,
  ],
  [
    'a predict with two right answers',
    en,
    '[ ]',
    '[x]',
    `${en}:16: ::: predict needs at least two choices`,
  ],
  [
    'a choice that does not say why',
    en,
    '  It says so.\n',
    '',
    `${en}:19: the choice “A word” does not say why`,
  ],
  [
    'code typed into the page',
    en,
    'Here it is.',
    '```ts\nlisten();\n```',
    `${en}:10: code typed into the page`,
  ],
  [
    'an import of a file that is not there',
    en,
    'one.ts#body',
    'two.ts#body',
    `${en}:12: there is no file examples/two.ts`,
  ],
  [
    'an import of an unknown region',
    en,
    'one.ts#body',
    'one.ts#head',
    `${en}:12: region “head” is not in examples/one.ts. Regions there: body.`,
  ],
  [
    'a region opened twice',
    program,
    '// #endregion',
    '// #endregion\n// #region body\n// #endregion',
    `${en}:12: examples/one.ts:6 opens the region “body” a second time`,
  ],
  [
    'a region never closed',
    program,
    '// #endregion',
    '',
    `${en}:12: examples/one.ts:3 opens the region`,
  ],
  [
    'a region closed twice',
    program,
    '// #endregion',
    '// #endregion\n// #endregion',
    `${en}:12: examples/one.ts:6 closes a region`,
  ],
  [
    'a block missing in French',
    fr,
    '::: run one\n',
    '',
    `${fr}:18: ::: predict what [x][ ] is here, but ::: run one in ${en}`,
  ],
  [
    'another answer in French',
    fr,
    /\[x\]([\s\S]*)\[ \]/,
    '[ ]$1[x]',
    `${fr}:19: ::: predict what [ ][x] is here`,
  ],
  [
    'English that changed',
    en,
    'Here it is.',
    'Here it was.',
    `${fr}:11: section “run-it” has changed in English`,
  ],
  ['a section without hash', fr, /\n {2}run-it: .*/, '', `${fr}:10: section “run-it” has no hash`],
  [
    'a hash of a section that is gone',
    fr,
    '  run-it:',
    '  gone: abc\n  run-it:',
    `${fr}:1: “gone” is in translates`,
  ],
  [
    'a program of 61 lines',
    program,
    '// #endregion',
    `// #endregion\n${'// line\n'.repeat(56)}`,
    `${program}:61: 61 lines; the limit is 60`,
  ],
  [
    'a line of 73 columns',
    program,
    '// #endregion',
    `// #endregion\n// ${'é'.repeat(70)}`,
    `${program}:6: 73 columns; the limit is 72`,
  ],
  ['a foreign import', program, '#say', 'chalk', `${program}:1: imports “chalk”`],
  [
    'a foreign import over several lines',
    program,
    "import { say } from '#say'",
    "import {\n  say,\n} from 'chalk'",
    `${program}:3: imports “chalk”`,
  ],
  [
    'a dynamic foreign import',
    program,
    'say(',
    "await import('fs');\nsay(",
    `${program}:4: imports “fs”`,
  ],
  [
    'a text missing in French',
    localeFr,
    '"word"',
    '"other"',
    `${localeFr}:1: “one.word” is missing; locales/en has it.`,
  ],
  [
    'other placeholders in French',
    localeFr,
    '{{name}}',
    '{{nom}}',
    `${localeFr}:3: “one.word” has the placeholders nom, but name in locales/en`,
  ],
  [
    'a plural without its forms',
    localeFr,
    '"word"',
    '"word_one": "x", "word"',
    `${localeFr}:3: “one.word” has no form for other`,
  ],
  [
    'a text nobody says',
    localeEn,
    '"word"',
    '"idle": "x", "word"',
    `${localeEn}:3: “one.idle” is never used`,
  ],
  [
    'words of no program',
    localeEn,
    '"one"',
    '"two": { "a": "x" }, "one"',
    `${localeEn}:2: “two” is not a program`,
  ],
  [
    'a key that is not written out',
    program,
    "'one.word'",
    'key',
    `${program}:4: the key is not written out`,
  ],
  [
    'a key that is not there',
    program,
    "'one.word'",
    "'one.verb'",
    `${program}:4: the text “one.verb” is not in`,
  ],
  [
    'a parameter missing',
    program,
    ", { name: 'x' }",
    '',
    `${program}:4: “one.word” needs name, but is given –`,
  ],
  [
    'a parameter too many',
    program,
    "name: 'x'",
    "name: 'x', port: 1",
    `${program}:4: “one.word” needs name, but is given name, port`,
  ],
  [
    'a concept without words',
    manifest,
    '"concepts": {}',
    '"concepts": { "x": "run-it" }',
    `${localeEn}:1: the concept “x” has no words`,
  ],
  [
    'a concept that no section explains',
    manifest,
    '"concepts": {}',
    '"concepts": { "x": "gone" }',
    `${manifest}:1: the concept “x” is explained in “gone”`,
  ],
  [
    'words of no concept',
    localeEn,
    '"one"',
    '"terms": { "x": { "term": "x", "says": "x" } }, "one"',
    `${localeEn}:2: “x” is among the terms`,
  ],
  [
    'a lesson unknown to say',
    'locales/lessons.ts',
    '01-first',
    '02-second',
    'locales/lessons.ts:1: does not know the texts of 01-first',
  ],
  [
    'a wide space before a colon',
    localeFr,
    'Un mot,',
    'Un mot :',
    `${localeFr}:3: “Un mot : {{na”: put a narrow no-break space`,
  ],
  [
    'a straight apostrophe',
    fr,
    'Qu’affiche',
    "Qu'affiche",
    `${fr}:20: “Qu'affich”: the apostrophe must`,
  ],
  [
    'a wide space inside quotation marks, before a full stop',
    fr,
    'Le voici.',
    'Il dit «\u202foui ».',
    `${fr}:13: “l dit «\u202foui ».”: put a narrow no-break space`,
  ],
  [
    'an ordinary space before a bold colon',
    fr,
    'Le voici.',
    '**Ici :** là.',
    `${fr}:13: “**Ici :** là”`,
  ],
  [
    'a no-break space in code to be copied',
    localeFr,
    'Un mot,',
    'Un mot, `{ a\u202f: 1 }`,',
    `${localeFr}:3: “Un mot, \`{ a\u202f: 1 }\`,”: code to be copied`,
  ],
  [
    'an ordinary space before a unit',
    fr,
    'Le voici.',
    'Il attend 300 ms.',
    `${fr}:13: “Il attend 300 ms.”: in French, a no-break space`,
  ],
  [
    'a point before French decimals',
    fr,
    'Le voici.',
    'Il attend 4.5\u00a0ms.',
    `${fr}:13: “Il attend 4.5\u00a0ms.”: in French`,
  ],
  [
    'French thousands run together',
    fr,
    'Le voici.',
    'Il compte 5000 octets.',
    `${fr}:13: “Il compte 5000 oct”: in French`,
  ],
  [
    'a space before an English %',
    en,
    'Here it is.',
    'At 90 %.',
    `${en}:10: “At 90 %.”: write \`90%\``,
  ],
  [
    'a quantity without a number format',
    localeFr,
    '{{name}}',
    '{{name}}\u00a0ms',
    `${localeFr}:3: name is a quantity`,
  ],
  [
    'a straight quotation mark',
    localeEn,
    'A word,',
    'A \\"word\\",',
    `${localeEn}:3: a straight quotation`,
  ],
  [
    'another French word for a term',
    fr,
    'Le voici.',
    'Voici la minuterie.',
    `${fr}:13: “minuterie”: for “timer”, write “minuteur”.`,
  ],
  [
    'a word to avoid, over the end of a line',
    en,
    'Here it is.',
    'It takes\nlong.',
    `${en}:10: “takes long”: write “takes a long time”.`,
  ],
  [
    'a word to avoid, in a README',
    'README.fr.md',
    'Le voici',
    'Ce qui est fait pour les tubes',
    'README.fr.md:3: “pour les tubes”: write “quand la sortie est redirigée”.',
  ],
  ['a link to a missing heading', en, '(#run-it)', '(#run)', `${en}:6: #run: there is no heading`],
  [
    'a link to a missing file',
    en,
    '(#run-it)',
    '(../02/en.md)',
    `${en}:6: ../02/en.md: there is no such file`,
  ],
  [
    'a link that is not https',
    en,
    '(#run-it)',
    '(http://example.org)',
    `${en}:6: http://example.org: a link goes to https`,
  ],
  [
    'the guide: an import of an unknown region',
    guideEn,
    'box.ts#take',
    'box.ts#give',
    `${guideEn}:12: region “give” is not in ../box.ts. Regions there: take.`,
  ],
  [
    'the guide: an import of a file that is not there',
    guideFr,
    'box.ts#take',
    'bag.ts#take',
    `${guideFr}:15: there is no file ../bag.ts`,
  ],
  [
    'the guide: a region never closed',
    'lib/sockets/box.ts',
    '// #endregion',
    '',
    `${guideEn}:12: ../box.ts:3 opens`,
  ],
  ['the guide: a block missing in French', guideFr, '<<< ../box.ts#take', '', `${guideEn}:12: <<<`],
  [
    'the guide: English that changed',
    guideEn,
    'Here it is',
    'There',
    `${guideFr}:11: section “box” has changed in English since it was translated. See: npm run translate -- kit`,
  ],
  ['the guide: a straight apostrophe', guideFr, 'La voici', "L'a voici", `${guideFr}:13: “L'a`],
  [
    'the guide: an id used twice',
    guideEn,
    'Here it is.',
    '### Again {#box}',
    `${guideEn}:10: the id “box”`,
  ],
  [
    'the guide: a link to a missing heading',
    guideEn,
    '(#box)',
    '(#bag)',
    `${guideEn}:6: #bag: there is no`,
  ],
  [
    'the guide: something to run',
    guideEn,
    'Here it is.',
    '::: run one',
    `${guideEn}:10: “run” belongs in lessons`,
  ],
  [
    'the guide: typed code',
    guideEn,
    'Here it is.',
    '```ts\ntake();\n```',
    `${guideEn}:10: code typed`,
  ],
  [
    'a link to a missing heading of the guide',
    en,
    '(#run-it)',
    '(../../lib/sockets/guide/en.md#bag)',
    `${en}:6: ../../lib/sockets/guide/en.md#bag: there is no heading`,
  ],
];

describe('one thing broken is found, with its place and the remedy', () => {
  test.each(cases)('%s', (_, file, from, to, finding) => {
    edit(file, from, to);
    expect(findings()).toContainEqual(expect.stringContaining(finding));
  });

  test('a drawing without text, without words, too wide', () => {
    const diagrams = join(folder, 'lessons/01-first/diagrams');
    edit(en, 'Here it is.', '![a queue](diagrams/queue.svg)');
    edit(fr, 'Le voici.', '![une file](diagrams/queue.svg)');
    mkdirSync(diagrams);
    writeFileSync(join(diagrams, 'queue.svg'), '<svg><text>{{wait}}</text></svg>');
    expect(findings()).toContainEqual(
      expect.stringContaining('no lessons/01-first/diagrams/queue.txt'),
    );
    writeFileSync(join(diagrams, 'queue.txt'), `{{wait:12}}${'-'.repeat(61)}`);
    expect(findings()).toContainEqual(expect.stringContaining('needs “diagrams.queue.wait”'));
    const words = '{\n  "diagrams": { "queue": { "wait": "wait", "gone": "x" } },';
    edit(localeEn, '{', words);
    edit(localeFr, '{', words);
    expect(findings()).toEqual(
      expect.arrayContaining([
        expect.stringContaining('queue.txt:1: wider than 72 columns'),
        expect.stringContaining(`${localeEn}:2: “diagrams.queue.gone” is not used in any drawing`),
      ]),
    );
  });

  test('a program that no run shows', () => {
    writeFileSync(join(folder, 'lessons/01-first/examples/two.ts'), '// nothing\n');
    expect(findings()).toEqual([expect.stringContaining('two.ts:1: no ::: run of the lesson')]);
  });

  test('recordings missing and stray', () => {
    const recordings = join(folder, 'lessons/01-first/recordings');
    cpSync(join(recordings, 'one.fr.json'), join(recordings, 'two.fr.json'));
    rmSync(join(recordings, 'one.fr.json'));
    expect(findings()).toEqual([
      expect.stringContaining(`${fr}:17: ::: run one has no recording (fr)`),
      expect.stringContaining('two.fr.json:1: no ::: run uses this recording'),
    ]);
  });

  test('a locale file missing', () => {
    rmSync(join(folder, localeFr));
    expect(findings()).toEqual([expect.stringContaining(`${localeFr}:1: “one.word” is missing`)]);
  });
});

describe('the words to use', () => {
  const file = new URL('../../lessons/words.json', import.meta.url);
  const { terms, avoid }: Words = JSON.parse(readFileSync(file, 'utf8'));

  test('no French name of a term is one that must not be written', () => {
    const patterns = terms.flatMap(({ never }) => never.map(wordPattern));
    const refused = terms.filter(({ fr }) => patterns.some((pattern) => fr.match(pattern)));
    expect(refused).toEqual([]);
  });

  test('no advice contains a word to avoid', () => {
    const refused = Object.values(avoid).flatMap((list) => {
      const patterns = Object.keys(list).map(wordPattern);
      return Object.values(list).filter((advice) => patterns.some((p) => advice.match(p)));
    });
    expect(refused).toEqual([]);
  });
});

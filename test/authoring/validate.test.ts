import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Broken, Course, casesOf, saying } from './course.ts';

let course: Course;
beforeEach(() => {
  course = new Course();
});
afterEach(() => course.remove('.'));

const en = 'lessons/01-first/en.md';
const fr = 'lessons/01-first/fr.md';
const program = 'lessons/01-first/examples/one.ts';
const manifest = 'lessons/01-first/lesson.json';
const localeEn = 'locales/en/01-first.json';
const localeFr = 'locales/fr/01-first.json';
const guideEn = 'lib/sockets/guide/en.md';
const guideFr = 'lib/sockets/guide/fr.md';

test('a sound course has no findings', () => {
  expect(course.findings()).toEqual([]);
});

const broken: Broken = {
  [en]: [
    [/^---/, '', ':1: the page does not begin'],
    ['title: First', 'title: "First', ':1: front matter'],
    ['title:', 'titel: x\ntitle:', ':1: front matter, titel'],
    [' {#run-it}', '', ':8: the heading has no id'],
    ['## Run', '# Run', ':8: a level 1 heading'],
    ['::: predict what', '::: predict run-it', ':16: the id “run-it” is used twice'],
    ['Here it is.', '---', ':10: “hr” is not part'],
    ['::: run one', '::: walk one', ':14: there is no directive “walk”'],
    [/:::\n$/, '', ':16: ::: predict is not closed'],
    ['::: run one', '::: run', ':14: ::: run names no program'],
    ['::: run one', '::: run two', ':14: there is no program examples/two.ts'],
    ['::: predict what', '::: predict', ':16: ::: predict has no id'],
    ['[ ]', '[x]', ':16: ::: predict needs at least two choices'],
    ['  It says so.\n', '', ':19: the choice “A word” does not say why'],
    ['Here it is.', '```ts\nlisten();\n```', ':10: code typed into the page'],
    ['one.ts#body', 'two.ts#body', ':12: there is no file examples/two.ts'],
    [
      'one.ts#body',
      'one.ts#head',
      ':12: region “head” is not in examples/one.ts. Regions there: body.',
    ],
    ['Here it is.', 'Here it was.', `${fr}:11: section “run-it” has changed in English`],
    ['Here it is.', 'At 90 %.', ':10: “At 90 %.”: write `90%`'],
    ['Here it is.', 'It takes\nlong.', ':10: “takes long”: write “takes a long time”.'],
    ['Here it is.', 'Here it is, recieved.', ':10: “recieved” is misspelled'],
    ['Here it is.', 'The zorblax is here.', ':10: “zorblax” is not in the dictionary'],
    ['Here it is.', 'Voici comment votre programme écoute.', ':10: “Voici co”: this sentence is'],
    ['(#run-it)', '(fr.md)', ':6: fr.md leads to the page in the other language'],
    ['(#run-it)', '(#run)', ':6: #run: there is no heading'],
    ['(#run-it)', '(../02/en.md)', ':6: ../02/en.md: there is no such file'],
    ['(#run-it)', '(http://example.org)', ':6: http://example.org: a link goes to https'],
    [
      '(#run-it)',
      '(../../lib/sockets/guide/en.md#bag)',
      `:6: ../../${guideEn}#bag: there is no heading`,
    ],
  ],
  [fr]: [
    ['title: D’abord', 'title: Un', ':2: the title is “Un”'],
    ['::: run one\n', '', `:18: ::: predict what [x][ ] is here, but ::: run one in ${en}`],
    [/\[x\]([\s\S]*)\[ \]/, '[ ]$1[x]', ':19: ::: predict what [ ][x] is here'],
    [/\n {2}run-it: .*/, '', ':10: section “run-it” has no hash'],
    ['  run-it:', '  gone: abc\n  run-it:', ':1: “gone” is in translates'],
    ['Le voici.', 'Voici `écouter`.', ':11: a name of an API stays as it is'],
    ['Qu’affiche', "Qu'affiche", ":20: “Qu'affich”: the apostrophe must"],
    [
      'Le voici.',
      'Il dit «\u202foui ».',
      ':13: “l dit «\u202foui ».”: put a narrow no-break space',
    ],
    ['Le voici.', '**Ici :** là.', ':13: “**Ici :** là”'],
    ['Le voici.', 'Il attend 300 ms.', ':13: “Il attend 300 ms.”: in French, a no-break space'],
    ['Le voici.', 'Il attend 4.5\u00a0ms.', ':13: “Il attend 4.5\u00a0ms.”: in French'],
    ['Le voici.', 'Il compte 5000 octets.', ':13: “Il compte 5000 oct”: in French'],
    ['Le voici.', 'Le voici (*event loop*), reçut et recu.', ':13: “recu” is misspelled'],
    ['Le voici.', 'Voici la minuterie.', ':13: “minuterie”: for “timer”, write “minuteur”.'],
  ],
  [manifest]: [
    [/"minutes".*\n/, '', ':1: minutes'],
    ['{', '', ':1: JSON'],
    ['"needs": []', '"needs": ["02-x"]', ':1: needs “02-x”'],
    ['a.txt', 'b.txt', ':1: “b.txt” is not in lessons/sources.json'],
    ['"needs"', '"requires": { "two": ["linux"] },\n"needs"', ':1: requires names “two”'],
    [
      '"concepts": {}',
      '"concepts": { "x": "run-it" }',
      `${localeEn}:1: the concept “x” has no words`,
    ],
    ['"concepts": {}', '"concepts": { "x": "gone" }', ':1: the concept “x” is explained in “gone”'],
  ],
  [program]: [
    [
      '// #endregion',
      '// #endregion\n// #region body\n// #endregion',
      `${en}:12: examples/one.ts:6 opens the region “body” a second time`,
    ],
    ['// #endregion', '', `${en}:12: examples/one.ts:3 opens the region`],
    [
      '// #endregion',
      '// #endregion\n// #endregion',
      `${en}:12: examples/one.ts:6 closes a region`,
    ],
    ['// #endregion', `// #endregion\n${'// line\n'.repeat(56)}`, ':61: 61 lines; the limit is 60'],
    ['// #endregion', `// #endregion\n// ${'é'.repeat(70)}`, ':6: 73 columns; the limit is 72'],
    ['#say', 'chalk', ':1: imports “chalk”'],
    ["import { say } from '#say'", "import {\n  say,\n} from 'chalk'", ':3: imports “chalk”'],
    ['say(', "await import('fs');\nsay(", ':4: imports “fs”'],
    ["'one.word'", 'key', ':4: the key is not written out'],
    ["'one.word'", "'one.verb'", ':4: the text “one.verb” is not in'],
    [", { name: 'x' }", '', ':4: “one.word” needs name, but is given –'],
    ["name: 'x'", "name: 'x', port: 1", ':4: “one.word” needs name, but is given name, port'],
  ],
  [localeFr]: [
    ['"word"', '"other"', ':1: “one.word” is missing; locales/en has it.'],
    ['{{name}}', '{{nom}}', ':3: “one.word” has the placeholders nom, but name in locales/en'],
    ['"word"', '"word_one": "x", "word"', ':3: “one.word” has no form for other'],
    ['Un mot,', 'Un mot `écouter()`,', ':3: a name of an API stays as it is'],
    ['Un mot,', 'Un mot :', ':3: “Un mot : {{na”: put a narrow no-break space'],
    ['Un mot,', 'Un mot, `{ a\u202f: 1 }`,', ':3: “Un mot, `{ a\u202f: 1 }`,”: code to be copied'],
    ['{{name}}', '{{name}}\u00a0ms', ':3: name is a quantity'],
  ],
  [localeEn]: [
    ['"word"', '"idle": "x", "word"', ':3: “one.idle” is never used'],
    ['"one"', '"two": { "a": "x" }, "one"', ':2: “two” is not a program'],
    [
      '"one"',
      '"terms": { "x": { "term": "x", "says": "x" } }, "one"',
      ':2: “x” is among the terms',
    ],
    ['A word,', 'A \\"word\\",', ':3: a straight quotation'],
  ],
  'locales/lessons.ts': [['01-first', '02-second', ':1: does not know the texts of 01-first']],
  'README.fr.md': [
    [
      'Le voici',
      'Ce qui est fait pour les tubes',
      ':3: “pour les tubes”: write “quand la sortie est redirigée”.',
    ],
  ],
  [guideEn]: [
    ['box.ts#take', 'box.ts#give', ':12: region “give” is not in ../box.ts. Regions there: take.'],
    [
      'Here it is',
      'There',
      `${guideFr}:11: section “box” has changed in English since it was translated. See: npm run translate -- kit`,
    ],
    ['Here it is.', '### Again {#box}', ':10: the id “box”'],
    ['(#box)', '(#bag)', ':6: #bag: there is no'],
    ['Here it is.', '::: run one', ':10: “run” belongs in lessons'],
    ['Here it is.', '```ts\ntake();\n```', ':10: code typed'],
  ],
  [guideFr]: [
    ['box.ts#take', 'bag.ts#take', ':15: there is no file ../bag.ts'],
    ['<<< ../box.ts#take', '', `${guideEn}:12: <<<`],
    ['La voici', "L'a voici", ":13: “L'a"],
  ],
  'lib/sockets/box.ts': [['// #endregion', '', `${guideEn}:12: ../box.ts:3 opens`]],
};

describe('one thing broken is found, with its place and the remedy', () => {
  test.each(casesOf(broken))('$finding', ({ file, from, to, finding }) => {
    course.edit(file, from, to);
    expect(course.findings()).toContainEqual(saying(finding));
  });

  test('a drawing without text, without words, too wide', () => {
    const drawing = 'lessons/01-first/diagrams/queue';
    course.edit(en, 'Here it is.', '![a queue](diagrams/queue.svg)');
    course.edit(fr, 'Le voici.', '![une file](diagrams/queue.svg)');
    course.write(`${drawing}.svg`, '<svg><text>{{wait}}</text></svg>');
    expect(course.findings()).toContainEqual(saying(`no ${drawing}.txt`));
    course.write(`${drawing}.txt`, `{{wait:12}}${'-'.repeat(61)}`);
    expect(course.findings()).toContainEqual(saying('needs “diagrams.queue.wait”'));
    const words = '{\n  "diagrams": { "queue": { "wait": "wait", "gone": "x" } },';
    course.edit(localeEn, '{', words);
    course.edit(localeFr, '{', words);
    const findings = course.findings();
    expect(findings).toContainEqual(saying('queue.txt:1: wider than 72 columns'));
    expect(findings).toContainEqual(saying(`${localeEn}:2: “diagrams.queue.gone” is not used`));
  });

  test('a program that no run shows', () => {
    course.write('lessons/01-first/examples/two.ts', '// nothing\n');
    expect(course.findings()).toEqual([saying('two.ts:1: no ::: run of the lesson')]);
  });

  test('recordings missing and stray', () => {
    course.write('lessons/01-first/recordings/two.fr.json', '{}');
    course.remove('lessons/01-first/recordings/one.fr.json');
    expect(course.findings()).toEqual([
      saying(`${fr}:17: ::: run one has no recording (fr)`),
      saying('two.fr.json:1: no ::: run uses this recording'),
    ]);
  });

  test('a recording that was cut, or is none', () => {
    const file = 'lessons/01-first/recordings/one.fr.json';
    course.write(file, '{ "version": 1, "output": [{ "t": 1, "pro');
    expect(course.findings()).toEqual([saying(`${file}:1: JSON: `)]);
    course.write(file, '{ "version": 1 }');
    expect(course.findings()).toEqual([saying(`${file}:1: programs: `)]);
  });

  test('a page missing, and nothing that only follows from it', () => {
    course.remove(fr);
    expect(course.findings()).toEqual([saying(`${fr}:1: there is no such file`)]);
  });

  test('bytes that are not UTF-8', () => {
    course.write('lessons/01-first/examples/two.ts', Buffer.from([0x2f, 0x2f, 0xe9, 0x0a]));
    expect(course.findings()).toContainEqual(saying('examples/two.ts:1: the file is not UTF-8'));
    course.write(en, Buffer.from([0xff, 0xfe]));
    expect(course.findings()).toEqual([saying(`${en}:1: the file is not UTF-8`)]);
  });

  test('a map and corrections that lead nowhere, and locale files that are no JSON', () => {
    const row = { id: 'a', dotnet: ['A'], kit: [], node: [], lesson: '01-first', section: 'gone' };
    course.write('lessons/dotnet.json', JSON.stringify([{ theme: 'a', rows: [row] }]));
    const claim = { row: '1', kind: 'bug', section: 'run-it', programs: ['gone'] };
    course.write('lessons/corrections.json', JSON.stringify({ '01-first': [claim] }));
    expect(course.findings()).toEqual([
      saying('corrections.json:1: “1” names the program gone'),
      saying('dotnet.json:1: “a” refers to 01-first#gone'),
    ]);
    course.write('lessons/dotnet.json', '[{');
    course.write(localeFr, '{');
    expect(course.findings()).toEqual([
      saying('lessons/dotnet.json:1: JSON: '),
      saying(`${localeFr}:1: JSON: `),
    ]);
  });

  test('a locale file missing', () => {
    course.remove(localeFr);
    expect(course.findings()).toEqual([saying(`${localeFr}:1: “one.word” is missing`)]);
  });
});

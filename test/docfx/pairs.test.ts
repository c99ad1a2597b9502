import { expect, test } from 'vitest';
import { splitPairs } from '../../lib/docfx/pairs.ts';

const pair = (fr: string, en: string, id = '1-101'): string =>
  `<span data-ttu-id="${id}">${fr}</span><span class="sxs-lookup"><span data-stu-id="${id}">${en}</span></span>`;

test.each([
  ['alone', pair('Un.', 'One.'), 'Un.', 'One.'],
  [
    'two in a paragraph',
    `${pair('Un.', 'One.')} ${pair('Deux.', 'Two.')}`,
    'Un. Deux.',
    'One. Two.',
  ],
  [
    'in a heading',
    `## <a name="x"></a>${pair('Titre', 'Title')}`,
    '## <a name="x"></a>Titre',
    '## <a name="x"></a>Title',
  ],
  ['in a table', `| ${pair('A', 'B')} | c |`, '| A | c |', '| B | c |'],
  ['in a link', `[${pair('ici', 'here')}](x.md)`, '[ici](x.md)', '[here](x.md)'],
  ['with a paragraph id', pair('Un.', 'One.', 'a-101-p102'), 'Un.', 'One.'],
  ['across lines', pair('Un\nmot.', 'One\nword.'), 'Un\nmot.', 'One\nword.'],
  ['the same twice', pair('TCP', 'TCP'), 'TCP', 'TCP'],
  [
    'with a span of its own',
    pair('<span>a</span> b', '<span>c</span> d'),
    '<span>a</span> b',
    '<span>c</span> d',
  ],
  [
    'with an element that is only spoken of',
    pair('`<span>` ouvre', '`<span>` opens'),
    '`<span>` ouvre',
    '`<span>` opens',
  ],
  [
    'with an end that is only spoken of',
    pair('`</span>` ferme', '`</span>` closes'),
    '`</span>` ferme',
    '`</span>` closes',
  ],
  ['that looks like a list on one side', pair('- ou -', '-or-'), '\\- ou -', '-or-'],
  ['that looks like a list', pair('1. Un', '1. One'), '1. Un', '1. One'],
  [
    'with code that ends on one side',
    pair('Un `a` `b.', 'One `a` `b`.'),
    'Un `a` \\`b.',
    'One `a` `b`.',
  ],
  ['with code that goes on behind it', `${pair('Un `a', 'One `a')}b\``, 'Un `ab`', 'One `ab`'],
  [
    'in code',
    `\`\`\`\n${pair('// l`un', '// one')}\n\`\`\``,
    '```\n// l`un\n```',
    '```\n// one\n```',
  ],
  ['with a style on one side', pair('**gras', 'bold'), '**gras', 'bold'],
])('parts a pair %s', (_, text, translation, source) => {
  expect(splitPairs(text)).toMatchObject({ translation, source, unpaired: [] });
});

test('a pair in a code fence is parted as well', () => {
  const { translation, source } = splitPairs(`\`\`\`\n${pair('// un', '// one')}\n\`\`\``);
  expect([translation, source]).toEqual(['```\n// un\n```', '```\n// one\n```']);
});

test('an element that is never closed does not swallow the next pairs', () => {
  const text = `${pair('<span> seul', '<span> alone')}\n\n${pair('Deux.', 'Two.')}`;
  const { pairs, source } = splitPairs(text);
  expect(pairs.map(({ line }) => line)).toEqual([1, 3]);
  expect(source).toBe('<span> alone\n\nTwo.');
});

test('a half without its other half is in both languages, and is said with its line', () => {
  const { translation, source, unpaired } = splitPairs(
    `Texte\n\n<span data-ttu-id="1">Seul.</span> ${pair('Deux.', 'Two.')}`,
  );
  expect(unpaired).toEqual([{ id: '1', line: 3, text: 'Seul.' }]);
  expect([translation, source]).toEqual(['Texte\n\nSeul. Deux.', 'Texte\n\nSeul. Two.']);
});

test('the same id twice is two pairs', () => {
  expect(splitPairs(`${pair('a', 'b')} ${pair('c', 'd')}`).pairs).toHaveLength(2);
});

test('marks that never began are taken out, and said', () => {
  const { source, unpaired } = splitPairs('a <span data-stu-id="9">b');
  expect(source).toBe('a b');
  expect(unpaired).toHaveLength(1);
});

import { expect, test } from 'vitest';
import { codeWords, renderInlineCode } from '../../lib/html/code-words.ts';

const marked = (text: string): string =>
  codeWords(text)
    .text.replaceAll('<span class="w">', '[')
    .replaceAll('</span>', ']')
    .replaceAll('<wbr>', '|');

test('words with hyphens stay whole, the others are as they are', () => {
  expect(marked('npm run lesson -- run listening first-listener')).toBe(
    'npm run lesson -- run listening [first-listener]',
  );
  expect(marked('node --version')).toBe('node [--version]');
  expect(marked('a < b - 1')).toBe('a &lt; b - 1');
});

test('a path goes on after a slash; what is too long for a narrow window is left to the browser', () => {
  expect(marked('lessons/03-async-server/examples/callback-server.ts')).toBe(
    'lessons/|[03-async-server/]|examples/|[callback-server.ts]',
  );
  expect(marked('datagrams-threads-and-processes')).toBe('datagrams-threads-and-processes');
  expect(marked('https://example.com/a-b')).toBe('https://example.com/|[a-b]');
});

test('short code of several words stays on one line', () => {
  expect(renderInlineCode('for await').text).toBe('<code class="w">for await</code>');
  expect(renderInlineCode('await').text).toBe('<code>await</code>');
  expect(renderInlineCode('npm run lesson -- open').text).toBe(
    '<code>npm run lesson -- open</code>',
  );
});

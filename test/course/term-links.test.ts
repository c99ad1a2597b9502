import { expect, test } from 'vitest';
import { filled } from '../../lib/base/i18n.ts';
import { withoutPrompts } from '../../lib/course/blocks.ts';
import { linkTerms, type Term } from '../../lib/course/glossary.ts';
import { parsePage } from '../../lib/course/parse.ts';
import { summaryOf } from './summary.ts';

const term = (id: string, en: string, fr: string): Term => ({
  id,
  section: 'x',
  words: filled({ en: { term: en, says: '' }, fr: { term: fr, says: '' } }),
  lesson: summaryOf('01-x'),
});
const terms = [
  term('socket', 'socket', 'socket'),
  term('listener', 'listening socket', 'socket d’écoute'),
  term('peer', 'peer', 'pair'),
  term('fin', 'FIN', 'FIN'),
  term('backlog', 'backlog', 'file d’attente de connexions (backlog)'),
];

const linked = (markdown: string, language: 'en' | 'fr'): unknown[] => {
  const blocks = parsePage(markdown, 'page.md', () => ({ id: 'import-file', params: {} }));
  return (
    JSON.stringify(linkTerms(withoutPrompts(blocks), terms, language)).match(
      /"href":"term:[a-z]+","children":\[\{"type":"text","text":"[^"]*"/g,
    ) ?? []
  );
};
const link = (id: string, text: string): string =>
  `"href":"term:${id}","children":[{"type":"text","text":"${text}"`;

test('the first use of each term links, the longest term first, in any number and case', () => {
  expect(linked('Two Listening\nsockets, a socket, the backlog, a socket.', 'en')).toEqual([
    link('listener', 'Listening sockets'),
    link('socket', 'socket'),
    link('backlog', 'backlog'),
  ]);
  expect(linked('Des sockets d’écoute et leur file d’attente de connexions.', 'fr')).toEqual([
    link('listener', 'sockets d’écoute'),
    link('backlog', 'file d’attente de connexions'),
  ]);
});

test('headings, code, links, tables and parts of words do not link', () => {
  expect(linked('## A socket {#a}\n\n`socket` [socket](#a) websocket', 'en')).toEqual([]);
  expect(linked('| socket |\n|---|\n| backlog |', 'en')).toEqual([]);
  expect(linked('::: note\nA *socket*.\n:::\n\n- a backlog', 'en')).toEqual([
    link('socket', 'socket'),
    link('backlog', 'backlog'),
  ]);
});

test('a word that is nearly a term does not link', () => {
  expect(linked('Une paire, des paires, à la fin.', 'fr')).toEqual([]);
  expect(linked('Ses pairs envoient un FIN.', 'fr')).toEqual([
    link('peer', 'pairs'),
    link('fin', 'FIN'),
  ]);
});

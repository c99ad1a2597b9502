import { expect, test } from 'vitest';
import { grammarOf } from '../../lib/search/grammars.ts';
import { Lexer, splitAtTokens } from '../../lib/search/lexer.ts';

const en = new Lexer('en', grammarOf('en'));
const fr = new Lexer('fr', grammarOf('fr'));

test('a question has its words: addresses, codes and names whole, small words left out', () => {
  expect(en.tokensOf('Is ::1 or 0.0.0.0 the TIME_WAIT of net.createServer()?')).toEqual([
    ...['::1', '0.0.0.0', 'time_wait', 'net', 'createserver'],
  ]);
  expect(en.tokensOf('::ffff:127.0.0.1, 2001:db8::1 and :: too')).toEqual([
    ...['::ffff:127.0.0.1', '2001:db8::1', '::', 'too'],
  ]);
  expect(en.tokensOf('RFC 9293, utf-8, 1,024 bytes; the server’s end')).toEqual([
    ...['rfc9293', 'utf8', '1024', 'bytes', 'server', 'end'],
  ]);
});

test('French loses its elisions and accents', () => {
  expect(fr.tokensOf("Jusqu’à l’octet qu’aujourd’hui d'1\u202f024 octets")).toEqual([
    ...['octet', 'aujourdhui', '1024', 'octets'],
  ]);
  expect(fr.tokensOf('L’ÉCHÉANCE')).toEqual(['echeance']);
});

test('an idiom asks for nothing', () => {
  expect(fr.tokensOf('le client n’arrive pas à lire')).toEqual(['client', 'lire']);
  expect(fr.tokensOf('un message arrive')).toEqual(['message', 'arrive']);
  expect(en.tokensOf('port instead of a path')).toEqual(['port', 'path']);
});

test('a language without a grammar has no idioms', () => {
  const bare = new Lexer('en', { small: '', faint: '', irregular: [], idioms: [] });
  expect(bare.tokensOf('::1 is loopback')).toEqual(['::1', 'is', 'loopback']);
});

test('words with the same end are not one: message, partie, serveur', () => {
  const pairs = [
    ['message', 'messe'],
    ['partie', 'partir'],
    ['serveur', 'servir'],
    ['partage', 'partir'],
    ['connexion', 'connecter'],
  ];
  for (const pair of pairs) expect(new Set(pair.map((word) => fr.stemOf(word))).size).toBe(2);
});

test('a text is found by the parts of its names as well', () => {
  expect(en.tokensWithParts('allowHalfOpen')).toEqual(['allowhalfopen', 'allow', 'half', 'open']);
  expect(en.tokensWithParts('CLOSE_WAIT')).toEqual(['close_wait', 'close', 'wait']);
  expect(en.tokensWithParts('RFC 9293')).toEqual(['rfc9293', 'rfc', '9293']);
});

test.each([
  ['en', 'connections', 'connection'],
  ['en', 'stopped', 'stop'],
  ['en', 'closing', 'closed'],
  ['en', 'replies', 'reply'],
  ['en', 'connection', 'connect'],
  ['en', 'broke', 'breaking'],
  ['en', 'dead', 'dies'],
  ['en', 'cleanly', 'clean'],
  ['fr', 'connexions', 'connexion'],
  ['fr', 'refusée', 'refuser'],
  ['fr', 'signaux', 'signal'],
  ['fr', 'fermés', 'fermer'],
  ['fr', 'perdu', 'perdre'],
  ['fr', 'reçoivent', 'recevoir'],
  ['fr', 'lue', 'lire'],
  ['fr', 'coeurs', 'cœur'],
  ['fr', 'coupure', 'couper'],
  ['fr', 'réseaux', 'réseau'],
  ['fr', 'fermait', 'fermer'],
  ['fr', 'fermera', 'fermer'],
  ['fr', 'attendaient', 'attendre'],
  ['fr', 'choisit', 'choisir'],
  ['fr', 'limitation', 'limiter'],
  ['fr', 'modification', 'modifier'],
  ['fr', 'détection', 'détecter'],
  ['fr', 'découpage', 'découper'],
  ['fr', 'bloquante', 'bloquer'],
  ['fr', 'relais', 'relayer'],
  ['fr', 'rejette', 'rejeter'],
  ['fr', 'résolution', 'résoudre'],
  ['fr', 'joignable', 'joindre'],
] as const)('%s: %s and %s are one word', (language, word, other) => {
  const lexer = { en, fr }[language];
  const stems = [word, other].map((text) => lexer.stemsOf(text)[0]);
  expect(stems[0]).toBe(stems[1]);
});

test('pipelining has nothing to do with a pipeline, nor .NET with node:net', () => {
  expect(en.stemOf('pipelining')).not.toBe(en.stemOf('pipeline'));
  expect(en.tokensOf('sockets of .NET')).toEqual(['sockets', 'dotnet']);
  expect(en.tokensOf('node:net')).toEqual(['node', 'net']);
});

test('what is alike is not one: string, bus, address, close_wait', () => {
  for (const word of ['string', 'bus', 'address', 'close_wait', '::1']) {
    expect(en.stemOf(word)).toBe(word);
  }
});

test('the parts of a text, put together, are the text', () => {
  const text = 'L’échéance de 0.0.0.0 : « ::1 » (CLOSE_WAIT).';
  expect(splitAtTokens(text).join('')).toBe(text);
  expect(splitAtTokens(text)).toEqual(expect.arrayContaining(['0.0.0.0', '::1', 'CLOSE_WAIT']));
});

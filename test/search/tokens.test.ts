import { expect, test } from 'vitest';
import { splitAtTokens, stemOf, tokensOf, tokensWithParts } from '../../lib/search/tokens.ts';

test('a question has its words: addresses, codes and names whole, small words left out', () => {
  expect(tokensOf('Is ::1 or 0.0.0.0 the TIME_WAIT of net.createServer()?', 'en')).toEqual([
    ...['::1', '0.0.0.0', 'time_wait', 'net', 'createserver'],
  ]);
  expect(tokensOf('::ffff:127.0.0.1, 2001:db8::1 and :: too', 'en')).toEqual([
    ...['::ffff:127.0.0.1', '2001:db8::1', '::', 'too'],
  ]);
  expect(tokensOf('RFC 9293, utf-8, 1,024 bytes; the server’s end', 'en')).toEqual([
    ...['rfc9293', 'utf8', '1024', 'bytes', 'server', 'end'],
  ]);
});

test('French loses its elisions and accents', () => {
  expect(tokensOf("Jusqu’à l’octet qu’aujourd’hui d'1\u202f024 octets", 'fr')).toEqual([
    ...['octet', 'aujourdhui', '1024', 'octets'],
  ]);
  expect(tokensOf('L’ÉCHÉANCE', 'fr')).toEqual(['echeance']);
});

test('a text is found by the parts of its names as well', () => {
  expect(tokensWithParts('allowHalfOpen', 'en')).toEqual([
    'allowhalfopen',
    'allow',
    'half',
    'open',
  ]);
  expect(tokensWithParts('CLOSE_WAIT', 'en')).toEqual(['close_wait', 'close', 'wait']);
  expect(tokensWithParts('RFC 9293', 'en')).toEqual(['rfc9293', 'rfc', '9293']);
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
] as const)('%s: %s and %s are one word', (language, word, other) => {
  const stems = [word, other].map((text) => {
    const [first = ''] = tokensOf(text, language);
    return stemOf(first, language);
  });
  expect(stems[0]).toBe(stems[1]);
});

test('pipelining has nothing to do with a pipeline, nor .NET with node:net', () => {
  expect(stemOf('pipelining', 'en')).not.toBe(stemOf('pipeline', 'en'));
  expect(tokensOf('sockets of .NET', 'en')).toEqual(['sockets', 'dotnet']);
  expect(tokensOf('node:net', 'en')).toEqual(['node', 'net']);
});

test('what is alike is not one: string, bus, address, close_wait', () => {
  for (const word of ['string', 'bus', 'address', 'close_wait', '::1']) {
    expect(stemOf(word, 'en')).toBe(word);
  }
});

test('the parts of a text, put together, are the text', () => {
  const text = 'L’échéance de 0.0.0.0 : « ::1 » (CLOSE_WAIT).';
  expect(splitAtTokens(text).join('')).toBe(text);
  expect(splitAtTokens(text)).toEqual(expect.arrayContaining(['0.0.0.0', '::1', 'CLOSE_WAIT']));
});

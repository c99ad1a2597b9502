import { expect, test } from 'vitest';
import { makeIndex } from '../../lib/search/make-index.ts';
import type { Entry } from '../../lib/search/packed.ts';
import { Search } from '../../lib/search/search.ts';

function entry(address: string, title: string, text: string, more: Partial<Entry> = {}): Entry {
  const texts = [{ text, weight: 1 }];
  const own = { names: [], texts, asked: [], weight: 1 };
  return { address, title, place: 'Lesson 1', lead: text, ...own, ...more };
}

const entries = [
  entry('en/a.html', 'Listening', 'A server listens on a port. Ports are numbers.'),
  entry('en/a.html#taken', 'When the address is taken', 'The second listener gets EADDRINUSE.'),
  entry('en/a.html#reach', 'Who can get in', 'The wildcard 0.0.0.0 is every address.'),
  entry('en/b.html', 'Backpressure', 'A slow reader makes the writer wait.', { place: 'Lesson 2' }),
  entry('en/b.html#end', 'The end', 'Half of a connection is closed: a half-close.'),
];
const synonyms = {
  EADDRINUSE: ['port already in use', 'address in use'],
  EMFILE: ['too many open files'],
};

// As it goes through a file.
const { index, tail } = JSON.parse(JSON.stringify(makeIndex('en', entries, synonyms)));
const search = new Search(index, tail);
const ask = (question: string): string[] =>
  search.ask(question).results.map(({ address }) => address);

test('a result has all that was given to be shown', () => {
  const [first] = search.ask('backpressure').results;
  expect(first).toMatchObject({
    address: 'en/b.html',
    title: 'Backpressure',
    place: 'Lesson 2',
    lead: 'A slow reader makes the writer wait.',
  });
  expect(ask('wildcard')).toEqual(['en/a.html#reach']);
});

test('a title counts more than a text, and a whole title most', () => {
  expect(ask('address')[0]).toBe('en/a.html#taken');
  expect(ask('listening')[0]).toBe('en/a.html');
});

test('what people say for a code is the code, also within a longer message', () => {
  for (const question of [
    'EADDRINUSE',
    'port already in use',
    'is my port allready in use?',
    'Error: listen EADDRINUSE: address already in use :::3000',
  ]) {
    expect(ask(question), question).toEqual(['en/a.html#taken']);
  }
});

test('what nothing speaks of finds nothing; a saying for it is taken as it is', () => {
  expect(ask('EMFILE')).toEqual([]);
  expect(ask('TIME_WAIT')).toEqual([]);
  expect(ask('0.0.0.1')).toEqual([]);
  expect(ask('')).toEqual([]);
  expect(ask('the of and')).toEqual([]);
  expect(search.ask('too many open files')).toEqual({ results: [], some: false });
});

test('one slip is forgiven, in a long word two, and a beginning is enough', () => {
  expect(ask('backpresure')).toEqual(['en/b.html']);
  expect(ask('bakcpresure')).toEqual(['en/b.html']);
  expect(ask('wildcrad')).toEqual(['en/a.html#reach']);
  expect(ask('backpr')).toEqual(['en/b.html']);
  expect(ask('sloth')).toEqual([]);
});

test('with no result that has all the words, those that have some are told apart', () => {
  expect(search.ask('slow reader').some).toBe(false);
  const { results, some } = search.ask('slow xyzzy');
  expect([results[0]?.address, some]).toEqual(['en/b.html', true]);
});

test('the words by which a result was found are marked, whatever their ending', () => {
  const [first] = search.ask('number port').results;
  if (!first) throw new Error('it is found');
  const found = search.mark(first.lead, first).filter(([, found]) => found);
  expect(found.map(([part]) => part)).toEqual(['port', 'Ports', 'numbers']);
  const parts = search.mark(first.lead, first).map(([part]) => part);
  expect(parts.join('')).toBe(first.lead);
});

test('a word is found by one that means nearly the same, and better by itself', () => {
  const near = ['slow lag', 'gate door'];
  const made = makeIndex('en', [...entries, entry('en/c.html', 'Lag', 'Lag is felt.')], {}, near);
  const search = new Search(made.index, made.tail);
  const found = search.ask('lag').results.map(({ address }) => address);
  expect(found).toEqual(['en/c.html', 'en/b.html']);
  expect(search.ask('door').results).toEqual([]);
});

test('words that nothing has come with the tail, and mean there what is nearly the same', () => {
  const { index, tail } = makeIndex('en', entries, {}, ['slow lag', 'reader writer']);
  expect(index.near).toEqual(['reader writer']);
  const first = new Search(index, null);
  expect(first.needsTail('lag')).toBe(true);
  expect(first.needsTail('writer')).toBe(false);
  const whole = new Search(index, tail);
  expect(whole.ask('lag').results.map(({ address }) => address)).toEqual(['en/b.html']);
});

test('a name as .NET writes it leads to its row; words of a question lead to what explains them', () => {
  const { index, tail } = makeIndex(
    'en',
    [
      entry('en/a.html#read', 'Read once', 'Read in a loop, and read a stream and a buffer.'),
      entry('en/dotnet/index.html#receive', 'Receive · NetworkStream.Read', 'The end.', {
        weight: 0.1,
      }),
    ],
    {},
  );
  const search = new Search(index, tail);
  const first = (question: string): string | undefined => search.ask(question).results[0]?.address;
  expect(first('read a stream')).toBe('en/a.html#read');
  for (const name of ['NetworkStream.Read', 'stream.Read(buffer)', 'ReadAsync']) {
    expect(first(name), name).toBe('en/dotnet/index.html#receive');
    expect(search.needsTail(name), name).toBe(true);
  }
});

test('whoever asks for an exercise gets one, and whoever asks what a word means a term', () => {
  const { index, tail } = makeIndex(
    'en',
    [
      entry('en/a.html#heartbeat', 'Ask for a heartbeat', 'A heartbeat, and another heartbeat.'),
      entry('en/a/exercises/alive/index.html', 'A heartbeat', 'Send one.', { weight: 0.42 }),
      entry('en/glossary/index.html#heartbeat', 'heartbeat · battement', 'A question.', {
        weight: 0.4,
      }),
    ],
    {},
  );
  const search = new Search(index, tail);
  const first = (question: string): string | undefined => search.ask(question).results[0]?.address;
  expect(first('heartbeat')).toBe('en/a.html#heartbeat');
  expect(first('exercise with a heartbeat')).toBe('en/a/exercises/alive/index.html');
  expect(first('what is a heartbeat')).toBe('en/glossary/index.html#heartbeat');
});

test('what is asked in no phrase of an entry may be asked in two of them', () => {
  const text = 'A client leaves, and a client loses its session.';
  const { index, tail } = makeIndex(
    'en',
    [
      entry('en/a.html#one', 'One', text, { asked: ['client leaves'] }),
      entry('en/a.html#two', 'Two', text, { asked: ['client leaves', 'session gone'] }),
      entry('en/a.html#three', 'Three', 'Nothing of this.', { asked: ['server stops'] }),
    ],
    {},
  );
  const search = new Search(index, tail);
  const first = (question: string): string | undefined => search.ask(question).results[0]?.address;
  expect(first('client leaves')).toBe('en/a.html#one');
  expect(first('client leaves session')).toBe('en/a.html#two');
});

test('phrases of many words come with the tail, which a question of many words asks for', () => {
  const text = 'A server, a client, a session, a port.';
  const { index, tail } = makeIndex(
    'en',
    [
      entry('en/a.html#one', 'Server and client', text, { asked: ['session of a client'] }),
      entry('en/a.html#two', 'Two', text, { asked: ['client server session port'] }),
    ],
    {},
  );
  const first = new Search(index, null);
  const whole = new Search(index, tail);
  const question = 'port of the server, session of the client';
  expect(first.needsTail('session of a client')).toBe(false);
  expect(first.needsTail(question)).toBe(true);
  const firsts = [first, whole].map((search) => search.ask(question).results[0]?.address);
  expect(firsts).toEqual(['en/a.html#one', 'en/a.html#two']);
});

test('where two results are nearly as good, the tail decides', () => {
  const asked = ['client server session'];
  const { index } = makeIndex(
    'en',
    [
      entry('en/a.html#one', 'One', 'Server, client, port.'),
      entry('en/a.html#two', 'Two', 'Server, client, port.'),
      entry('en/a.html#three', 'Three', 'Session.', { asked }),
    ],
    {},
  );
  const first = new Search(index, null);
  expect(first.needsTail('server client port')).toBe(true);
  expect(first.needsTail('session of a server with a client')).toBe(false);
});

test('a slip in the code of an error is that code, whatever else is asked', () => {
  expect(ask('EADRINUSE when a server listens on a port')).toEqual(['en/a.html#taken']);
});

test('of three words or more, the order does not matter; of two, it does', () => {
  const text = 'Server, server, close, closed, twice.';
  const { index, tail } = makeIndex(
    'en',
    [
      entry('en/a.html#stop', 'Close the server', text.repeat(3)),
      entry('en/a.html#twice', 'Other', 'Once.', { asked: ['close twice the server'] }),
      entry('en/a.html#closed', 'Another', 'Never.', { asked: ['socket closed'] }),
      entry('en/a.html#close', 'Close a socket', 'A socket, and how to close it.'),
    ],
    {},
  );
  const search = new Search(index, tail);
  const first = (question: string): string | undefined => search.ask(question).results[0]?.address;
  expect(first('close the server twice')).toBe('en/a.html#twice');
  expect(first('close a socket')).toBe('en/a.html#close');
});

test('a word that sounds alike is meant where no word is spelled nearly so', () => {
  const { index, tail } = makeIndex('fr', [entry('fr/a.html', 'Port éphémère', 'Un port.')], {});
  expect(new Search(index, tail).ask('efemere').results).toHaveLength(1);
});

import { setTimeout } from 'node:timers/promises';
import {
  type Between,
  behind,
  between,
  check,
  explore,
  heedsPlace,
  type Model,
  meanwhile,
  otherLoopback,
  passesFins,
  passesResets,
  resetsUnserved,
  type Trial,
  upstream,
} from '#lab';

type Words = { WORD: string; INSTEAD: string };

const anagram: Words = { WORD: 'anagram', INSTEAD: 'riddle' };
/** Words that programs take for a pattern, find twice, or cut; and what is said there. */
const hard: (Words & { texts: readonly (string | number[])[] })[] = [
  { WORD: 'aab', INSTEAD: 'ab', texts: ['aaab', 'aabaaab aaB', 'aabb aa'] },
  { WORD: 'aa', INSTEAD: 'b', texts: ['aaa', 'aaaa, aaaaa'] },
  // An e, and the accent on it.
  { WORD: 'e\u0301', INSTEAD: 'é', texts: ['e\u0301é e'] },
  { WORD: '$&', INSTEAD: '$$&$', texts: ['5 $&$', '$$&&'] },
  { WORD: 'a.c', INSTEAD: '', texts: ['abc a.c', 'aa.ca.ca.'] },
  { WORD: `${'a'.repeat(300)}b`, INSTEAD: 'c', texts: [`${'a'.repeat(399)}b`] },
  { WORD: 'é', INSTEAD: '[é]', texts: ['éèé', [0x65, 0xff, 0xc3, 0xc3, 0xa9, 0xc3]] },
];

/** What has been passed on of these bytes, and what is held back. */
function replaced(sent: Buffer, words: Words): { passed: Buffer; held: Buffer } {
  const [word, instead] = [Buffer.from(words.WORD), Buffer.from(words.INSTEAD)];
  const parts: Buffer[] = [];
  let rest = sent;
  for (let at = rest.indexOf(word); at >= 0; at = rest.indexOf(word)) {
    parts.push(rest.subarray(0, at), instead);
    rest = rest.subarray(at + word.length);
  }
  const begins = (at: number) => word.subarray(0, rest.length - at).equals(rest.subarray(at));
  let at = Math.max(0, rest.length - word.length + 1);
  while (!begins(at)) at += 1;
  return { passed: Buffer.concat([...parts, rest.subarray(0, at)]), held: rest.subarray(at) };
}

/** With an echo behind it, a client hears what it says, changed. */
const model: Model = {
  says: {
    of: 'bytes',
    keywords: ['anagram', 'bananagram', 'ananagram', 'an anagramanagram'],
  },
  owes(sent, fin) {
    const { passed, held } = replaced(sent, anagram);
    return fin ? { hear: [passed, held], ends: 'fin' } : { hear: [passed] };
  },
  connections: 2,
};

export default check(async (trial) => {
  await upstream(trial, async (client) => {
    for await (const bytes of client) await client.send(bytes);
  });
  const listener = await trial.listener(await otherLoopback());
  const env = { ...behind(listener.localEndPoint), ...anagram };
  const program = trial.startServer(env);
  const meet = () => between(trial, program, listener);
  await trial.step('listens', () => trial.listening(program));
  const unserved = meanwhile(resetsUnserved(trial, anagram));
  const others = hard.map((words) => meanwhile(isReplaced(trial, words)));
  const paused = meanwhile(pausesInWord(trial, await meet()));

  await trial.step('replaces-word', async () => {
    const pair = await meet();
    await pair.carries('server', 'One anagram, ', 'One riddle, ');
    await pair.carries('client', 'What is an anagram?\n');
    await pair.carries('server', 'two anagrams: an anagram.', 'two riddles: an riddle.');
  });
  await trial.step('replaces-cut-word', async () => {
    for (let cut = 1; cut < anagram.WORD.length; cut += 1) {
      const pair = await meet();
      const [begun, rest] = [anagram.WORD.slice(0, cut), anagram.WORD.slice(cut)];
      await pair.carries('server', `- ${begun}`, '- ');
      await pair.carries('server', `${rest}; ${begun}`, 'riddle; ');
      await pair.carries('server', '-', `${begun}-`);
      await pair.carries('server', begun, '');
      await pair.carriesFin('server', begun);
      await pair.carriesFin('client');
    }
    await paused;
  });
  await trial.step('replaces-hard-words', async () => {
    for (const other of others) await other;
  });
  await trial.step('proxy-fins', () => passesFins(meet));
  await trial.step('proxy-resets', () => passesResets(meet));
  await trial.step('proxy-refusal', () => unserved);
  await trial.step('proxy-pace', async () => {
    const text = 'anag '.repeat(999);
    const pair = await meet();
    const readAll = await pair.fills('server', `${text}bananagram, `, `${text}banriddle, `);
    await readAll();
  });
  void program.kill();
  const start = () => trial.startServer(anagram);
  await explore(trial, model, { program: start(), start, briefly: true });
  await trial.step('heeds-place', () => heedsPlace(trial));
});

/** However long it takes, a word is one. */
async function pausesInWord({ pauseMs }: Trial, pair: Between): Promise<void> {
  await pair.carries('server', '- anag', '- ');
  await setTimeout(pauseMs);
  await pair.carries('server', 'ram', 'riddle');
  await pair.carriesFin('server');
  await pair.carriesFin('client');
}

/** In one piece; and in up to 40: then the client has all that cannot be part of a word anymore. */
async function isReplaced(
  trial: Trial,
  { texts, ...words }: Words & { texts: readonly (string | number[])[] },
): Promise<void> {
  const listener = await trial.listener();
  const program = trial.startServer({ ...behind(listener.localEndPoint), ...words });
  const pieces = texts.flatMap((text) => {
    const bytes = Buffer.from(text as string);
    return [Math.ceil(bytes.length / 40), bytes.length].map((step) => ({ bytes, step }));
  });
  for (const { bytes, step } of pieces) {
    const pair = await between(trial, program, listener);
    let heard = 0;
    for (let length = step; length <= bytes.length; length += step) {
      const { passed } = replaced(bytes.subarray(0, length), words);
      await pair.carries('server', bytes.subarray(length - step, length), passed.subarray(heard));
      heard = passed.length;
    }
    await pair.carriesFin('server', replaced(bytes, words).held);
    await pair.carriesFin('client');
  }
  void program.kill();
}

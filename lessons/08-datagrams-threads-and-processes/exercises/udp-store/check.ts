import { setTimeout } from 'node:timers/promises';
import { check, heedsPlaceOfDatagrams, type Program, type Trial, UdpPeer } from '#lab';

const limit = 1_000;

/** Each is inserted, then asked for; where a key comes again, its new value counts. */
const entries: readonly [key: string, value: string][] = [
  ['name', 'a=b'],
  ['sum', '1+1=2=2'],
  ['name', ''],
  ['empty', ''],
  ['', 'the empty key'],
  [' spaced ', '  two  blanks  '],
  ['lines', 'one\r\ntwo\n'],
  ['é€😀', 'ñ=ü'],
  ['constructor', 'of nothing'],
  ['__proto__', 'no prototype'],
  ['Name', 'not name'],
  // Like the key that nobody can insert.
  ['versions', 'several'],
  ['the', 'version='],
  // Neither of them is a byte order mark.
  ['\ufeffkey', '\ufeffvalue'],
];

export default check(async (trial) => {
  const begin = performance.now();
  const program = trial.startServer();
  await trial.step('takes-datagrams', () => trial.listening(program));
  const [inserter, asker, bystander] = await Promise.all([
    UdpPeer.open(trial, program, 'inserter'),
    UdpPeer.open(trial, program, 'asker'),
    UdpPeer.open(trial, program, 'bystander'),
  ]);
  /** One client inserts, another asks. */
  const keeps = async (key: string, value: string) => {
    await inserter.send(`${key}=${value}`);
    await asker.asks(key, `${key}=${value}`);
    await inserter.expectSilence();
  };

  await trial.step('stores', async () => {
    await asker.asks('color', 'color=');
    await keeps('color', 'blue');
    await keeps('color', 'green');
    await asker.asks('never inserted', 'never inserted=');
  });
  await trial.step('keeps-values', async () => {
    for (const [key, value] of entries) await keeps(key, value);
    for (const [key] of entries) {
      await asker.asks(key, `${key}=${entries.findLast(([one]) => one === key)?.[1]}`);
    }
    // Nothing is forgotten for others.
    for (let number = 0; number < 300; number += 1) {
      await inserter.send(`key ${number}=${number}`);
      await asker.asks(`key ${number}`, `key ${number}=${number}`);
    }
    await asker.asks('key 0', 'key 0=0');
    for (const key of ['toString', 'hasOwnProperty']) await asker.asks(key, `${key}=`);
  });
  let version = '';
  await trial.step('tells-version', async () => {
    version = await asksVersion(asker);
    // Whoever inserts one changes nothing.
    await inserter.send('version=theirs');
    await asker.asks('version', version);
  });
  await trial.step('size-limit', async () => {
    // The answer has one byte more.
    const longKey = 'k'.repeat(limit);
    await asker.asks(longKey, `${longKey}=`);
    for (const letter of ['x', 'é']) {
      const key = `long-${letter}-`;
      const size = Buffer.byteLength(letter);
      const room = limit - Buffer.byteLength(`${key}=`);
      const longest = '.'.repeat(room % size) + letter.repeat(Math.floor(room / size));
      await keeps(key, longest);
      await inserter.send(`${key}=!${longest}`);
      await asker.asks(key, `${key}=${longest}`);
    }
  });
  await trial.step('answers-asker', () => crowd(trial, program));
  await trial.step('survives-gone', async () => {
    for (let times = 0; times < 5; times += 1) {
      const gone = await UdpPeer.open(trial, program, 'gone');
      await gone.send('color');
      gone.close();
      await asker.asks('color', 'color=green');
    }
  });
  await trial.step('still-serves', async () => {
    // Whatever others ask meanwhile, nothing is forgotten.
    while (performance.now() < begin + trial.pauseMs) {
      await asker.asks('never inserted', 'never inserted=');
      await setTimeout(100);
    }
    await asker.asks('color', 'color=green');
    await asker.asks('version', version);
  });
  await inserter.expectSilence();
  await bystander.expectSilence();
  await trial.step('heeds-place', () => heedsPlaceOfDatagrams(trial));
});

/** Its text is the program's own. */
async function asksVersion(asker: UdpPeer): Promise<string> {
  await asker.send('version');
  const own = await asker.receive('version=…');
  if (!/^version=./s.test(`${own}`)) asker.rejects(own, 'version=…');
  return `${own}`;
}

/** Each inserts and asks for a key of its own, all of them at once. */
async function crowd(trial: Trial, program: Program): Promise<void> {
  const peers = await Promise.all(
    Array.from({ length: 30 }, () => UdpPeer.open(trial, program, 'several')),
  );
  for (const [index, peer] of peers.entries()) await peer.send(`key-${index}=value ${index}`);
  for (const [index, peer] of peers.entries()) await peer.send(`key-${index}`);
  for (const [index, peer] of peers.entries()) await peer.expect(`key-${index}=value ${index}`);
  for (const peer of peers) await peer.expectSilence();
}

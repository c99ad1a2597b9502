import {
  byteByByte,
  check,
  halfClose,
  hear,
  type Peer,
  quoted,
  resetMidRead,
  silent,
  splitCharacter,
  splitEverywhere,
  type Talk,
  type Trial,
  VerdictError,
} from '#lab';

const words: Talk = {
  send: 'Où? é€😀, там',
  answer: 'OÙ? É€😀, ТАМ',
  fin: 'before',
};
const euro = Buffer.from('€');
/** What a decoder may put in the place of a broken character. */
const broken = /^\ufffd{0,3}$/;

export default check(async (trial) => {
  trial.startServer();
  await trial.step('listens', () => trial.listening());
  await trial.step('upper-case', () => halfClose(trial, words));
  await trial.step('keeps-apart', async () => {
    await silent(trial);
    await crowd(trial);
  });
  await trial.step('whole-characters', async () => {
    await byteByByte(trial, words);
    await splitCharacter(trial, words);
    await splitEverywhere(trial, words);
  });
  await trial.step('half-character', () => halfCharacters(trial));
  await trial.step('rude-clients', () =>
    resetMidRead(trial, euro.subarray(0, 1)),
  );
  await trial.step('ten-mebibytes-answered', () => big(trial));
  await trial.step('still-serves', () => halfClose(trial, words));
});

/** Fifty send the beginning of a character, then all send its end. */
async function crowd(trial: Trial): Promise<void> {
  const peers = await Promise.all(
    Array.from({ length: 50 }, () => trial.connect('crowd')),
  );
  const each = (work: (peer: Peer, number: number) => Promise<void>) =>
    Promise.all(peers.map((peer, index) => work(peer, index)));
  const all = Buffer.from('é€😀');
  const cut = (number: number) => 1 + (number % (all.length - 1));
  await each((peer, n) => peer.sendApart(all.subarray(0, cut(n))));
  await each((peer, n) => peer.send(all.subarray(cut(n))));
  await each(async (peer, n) => {
    await peer.send(` client ${n}`);
    const answer = `É€😀 CLIENT ${n}`;
    await hear(peer, { send: '', answer, fin: 'before' });
  });
}

/** Each of them ends where a character has only begun. */
async function halfCharacters(trial: Trial): Promise<void> {
  for (const [character, length] of [
    ['é', 1],
    ['€', 2],
    ['😀', 3],
  ] as const) {
    const peer = await trial.connect('ends-in-character');
    await peer.sendApart('Adieu ');
    await peer.send(Buffer.from(character).subarray(0, length));
    peer.end();
    await peer.expect('ADIEU ');
    const rest = await peer.rest();
    if (broken.test(rest.toString())) continue;
    throw new VerdictError('too-much', {
      peer: peer.name,
      got: quoted(rest),
    });
  }
}

/** Ten mebibytes: whatever a read takes, some cut characters. */
async function big(trial: Trial): Promise<void> {
  const peer = await trial.connect('big');
  const times = 1024 * 1024;
  const sending = peer.send('aé€😀'.repeat(times));
  const sent = sending.then(() => peer.end());
  await peer.expect('AÉ€😀'.repeat(times));
  await sent;
  await peer.expectEnd();
}

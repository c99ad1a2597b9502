import { check, type Peer, silent, type Trial } from '#lab';

const greeting = 'hello\r\né€😀\n';

export default check(async (trial) => {
  trial.startServer();
  await trial.step('listens', () => trial.listening());
  await trial.step('numbers-lines', async () => {
    const peer = await trial.connect('polite');
    await peer.send('hello\n');
    await peer.expectLine('1: hello');
    await peer.send('again\r\n');
    await peer.expectLine('2: again');
    await ended(peer);
  });
  await trial.step('keeps-apart', () => crowd(trial));
  await trial.step('whole-lines', async () => {
    await byteByByte(trial);
    await splitEverywhere(trial);
  });
  await trial.step('every-line', () => burst(trial));
  await trial.step('last-line', async () => {
    const peer = await trial.connect('half-close');
    await peer.send('hello\nbye');
    peer.end();
    await peer.expectLine('1: hello');
    await peer.expectLine('2: bye');
    await peer.expectEnd();
  });
  await trial.step('leavers', () => leavers(trial));
});

async function byteByByte(trial: Trial): Promise<void> {
  const peer = await trial.connect('byte-by-byte');
  for (const byte of Buffer.from(greeting)) {
    await peer.sendApart(Uint8Array.of(byte));
  }
  await greeted(peer);
}

async function splitEverywhere(trial: Trial): Promise<void> {
  const bytes = Buffer.from(greeting);
  const cuts = [...bytes.keys()].slice(1);
  await Promise.all(
    cuts.map(async (cut) => {
      const peer = await trial.connect('split');
      await peer.sendApart(bytes.subarray(0, cut));
      await peer.send(bytes.subarray(cut));
      await greeted(peer);
    }),
  );
}

async function greeted(peer: Peer): Promise<void> {
  await peer.expectLine('1: hello');
  await peer.expectLine('2: é€😀');
  await ended(peer);
}

/** Many lines at once, empty ones among them. */
async function burst(trial: Trial): Promise<void> {
  const peer = await trial.connect('burst');
  const lines = Array.from({ length: 500 }, (_, n) =>
    'x'.repeat(n % 99),
  );
  const sending = peer.send(lines.map((line) => `${line}\n`).join(''));
  for (const [index, line] of lines.entries()) {
    await peer.expectLine(`${index + 1}: ${line}`);
  }
  await sending;
  await ended(peer);
}

/** Some leave in the middle of a line, by FIN or by RST. */
async function leavers(trial: Trial): Promise<void> {
  const stays = await trial.connect('drip');
  await stays.sendApart('I am ');
  const resets = await trial.connect('reset-mid-read');
  await resets.sendApart('hello\nI a');
  await resets.reset();
  const leaves = await trial.connect('half-close');
  await leaves.sendApart('hello\nI was ');
  leaves.end();
  await leaves.expectLine('1: hello');
  await leaves.expectLine('2: I was ');
  await leaves.expectEnd();
  await stays.send('still here\n');
  await stays.expectLine('1: I am still here');
  await ended(stays);
}

/** Fifty talk at the same time, in turns that end within lines. */
async function crowd(trial: Trial): Promise<void> {
  await silent(trial);
  const peers = await Promise.all(
    Array.from({ length: 50 }, () => trial.connect('crowd')),
  );
  const each = (work: (peer: Peer, number: number) => Promise<void>) =>
    Promise.all(peers.map((peer, index) => work(peer, index + 1)));
  await each((peer, number) => peer.sendApart(`I am ${number}, `));
  await each((peer, number) => peer.sendApart(`yes, ${number}.\nAnd `));
  await each((peer, number) => peer.sendApart(`I stay ${number}.\n`));
  await each(async (peer, number) => {
    await peer.expectLine(`1: I am ${number}, yes, ${number}.`);
    await peer.expectLine(`2: And I stay ${number}.`);
    await ended(peer);
  });
}

async function ended(peer: Peer): Promise<void> {
  peer.end();
  await peer.expectEnd();
}

import {
  check,
  type Peer,
  type PeerName,
  resetAtConnect,
  resetMidRead,
  silent,
  type Trial,
} from '#lab';

const mebibyte = Buffer.alloc(1024 * 1024, 'x');

export default check(async (trial) => {
  trial.startServer();
  await trial.step('listens', () => trial.listening());
  // This one speaks at the beginning, and again at the end.
  const drip = await trial.connect('drip');
  await drip.sendApart('drip');
  await trial.step('counts', () => counts(trial, 'polite', ['hello']));
  await trial.step('counts-bytes', async () => {
    await counts(trial, 'byte-by-byte', [...'hello']);
    await counts(trial, 'split-character', ['é€', '😀']);
  });
  await trial.step('counts-nothing', () => counts(trial, 'polite', []));
  await trial.step('rude-clients', async () => {
    await resetAtConnect(trial);
    await resetMidRead(trial, 'hel');
    const peer = await trial.connect('reset-after-fin');
    await peer.send('hello');
    peer.end();
    await peer.reset();
  });
  await trial.step('keeps-apart', async () => {
    await silent(trial);
    await counts(trial, 'behind-silent', ['hello']);
    const numbers = Array.from({ length: 50 }, (_, index) => index);
    const crowd = await Promise.all(
      numbers.map(() => trial.connect('crowd')),
    );
    for (const part of [1, 3, 7]) {
      await each(crowd, (peer, number) =>
        peer.send('x'.repeat(part * number)),
      );
    }
    await each(crowd, (peer, number) => answered(peer, 11 * number));
  });
  await trial.step('ten-mebibytes-counted', () =>
    counts(trial, 'big', Array(10).fill(mebibyte)),
  );
  await trial.step('still-serves', async () => {
    await drip.sendApart('drop');
    await answered(drip, 8);
  });
});

/** Sends piece after piece, each when the one before was read. */
async function counts(
  trial: Trial,
  name: PeerName,
  pieces: readonly (string | Buffer)[],
): Promise<void> {
  const peer = await trial.connect(name);
  let bytes = 0;
  for (const piece of pieces) {
    bytes += Buffer.byteLength(piece);
    await peer.sendApart(piece);
  }
  await answered(peer, bytes);
}

/** Sends FIN and hears the number, then the program's FIN. */
async function answered(peer: Peer, count: number): Promise<void> {
  peer.end();
  await peer.expectLine(`${count}`);
  await peer.expectEnd();
}

async function each(
  peers: readonly Peer[],
  work: (peer: Peer, number: number) => Promise<void>,
): Promise<void> {
  await Promise.all(peers.map((peer, index) => work(peer, index + 1)));
}

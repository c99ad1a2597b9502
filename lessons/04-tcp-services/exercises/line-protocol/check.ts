import {
  check,
  type Peer,
  type PeerName,
  type Program,
  resetAtConnect,
  resetMidRead,
  silent,
  type Trial,
  VerdictError,
} from '#lab';

type Dialogue = { send: string; answers: string[] };

const hello: Dialogue = { send: 'ECHO hello\n', answers: ['hello'] };
const crlf: Dialogue = {
  send: 'ECHO é 🙂\r\nCOUNT\r\n',
  answers: ['é 🙂', '2'],
};
const mixed: Dialogue = {
  send: `${crlf.send}${hello.send}COUNT\r\nCOUNT\n`,
  answers: [...crlf.answers, 'hello', '4', '5'],
};

const unknown: Dialogue = {
  send: 'ECHOES\n\nTIME now\nCOUNT\n',
  answers: ['ERROR', 'ERROR', 'ERROR', '4'],
};
const longest = 'x'.repeat(1_024 - 'ECHO '.length);
const piece = 'x'.repeat(64 * 1_024);

export default check(async (trial) => {
  const program = trial.startServer();
  await trial.step('listens', () => trial.listening());
  await trial.step('answers', () => asks(trial, 'polite', hello));
  await trial.step('both-line-ends', () =>
    asks(trial, 'polite', mixed),
  );
  await trial.step('unknown-command', () =>
    asks(trial, 'polite', unknown),
  );
  await trial.step('whole-lines', () => split(trial, crlf));
  await trial.step('every-line', () => asks(trial, 'burst', many(300)));
  await trial.step('after-fin', async () => {
    const peer = await trial.connect('half-close');
    await peer.send(crlf.send);
    peer.end();
    await hears(peer, crlf);
    await peer.expectEnd();
  });
  await trial.step('quits', () => quits(trial));
  await trial.step('line-limit', () => lineLimit(trial, program));
  await trial.step('rude-clients', async () => {
    await resetAtConnect(trial);
    await resetMidRead(trial, 'ECHO he');
  });
  await trial.step('keeps-apart', () => apart(trial));
  await trial.step('still-serves', () => asks(trial, 'polite', hello));
});

function many(count: number): Dialogue {
  const numbers = [...Array(count).keys()];
  const send = numbers.map((n) => `ECHO ${n}\n`).join('');
  return { send, answers: numbers.map(String) };
}

async function hears(peer: Peer, { answers }: Dialogue): Promise<void> {
  for (const answer of answers) await peer.expectLine(answer);
}

/** Says all lines in one go and hears the answers; then the FINs. */
async function asks(
  trial: Trial,
  name: PeerName,
  dialogue: Dialogue,
): Promise<void> {
  const peer = await trial.connect(name);
  await Promise.all([peer.send(dialogue.send), hears(peer, dialogue)]);
  peer.end();
  await peer.expectEnd();
}

/** Cut once at every place, then everywhere. The client waits for each answer, and sends no FIN. */
async function split(trial: Trial, dialogue: Dialogue): Promise<void> {
  const bytes = Buffer.from(dialogue.send);
  const whole = async (name: PeerName, parts: Buffer[]) => {
    const peer = await trial.connect(name);
    for (const part of parts) await peer.sendApart(part);
    await hears(peer, dialogue);
    peer.end();
    await peer.expectEnd();
  };
  const cuts = [...bytes.keys()].slice(1);
  await Promise.all(
    cuts.map((cut) =>
      whole('split', [bytes.subarray(0, cut), bytes.subarray(cut)]),
    ),
  );
  await whole(
    'byte-by-byte',
    [...bytes].map((byte) => Buffer.of(byte)),
  );
}

/** QUIT at the end of many lines; QUIT with more after it; QUIT alone. */
async function quits(trial: Trial): Promise<void> {
  const before = many(300);
  const bye: Dialogue = { send: 'QUIT\n', answers: ['BYE'] };
  for (const [send, answers] of [
    [before.send + bye.send, [...before.answers, 'BYE']],
    [`${hello.send}QUIT\r\nECHO more\n`, ['hello', 'BYE']],
    [bye.send, ['BYE']],
  ] as const) {
    const peer = await trial.connect('quits');
    await Promise.all([
      peer.send(send),
      hears(peer, { send, answers: [...answers] }),
    ]);
    // The program closes first.
    await peer.expectEnd();
    peer.end();
  }
}

async function lineLimit(
  trial: Trial,
  program: Program,
): Promise<void> {
  const bystander = await trial.connect('polite');
  await bystander.sendApart('ECHO he');

  const exact = await trial.connect('longest-line');
  await exact.send(`ECHO ${longest}\r\n`);
  await exact.expectLine(longest);
  await exact.sendApart(`ECHO ${longest}\r`);
  await exact.send('\n');
  await exact.expectLine(longest);
  exact.end();
  await exact.expectEnd();

  const over = await trial.connect('long-line');
  await over.send('ECHO before\n');
  await over.expectLine('before');
  await over.send(`ECHO ${longest}x\nCOUNT\n`);
  await cutOff(over);
  over.end();

  await endless(trial, program);

  await bystander.send('llo\n');
  await bystander.expectLine('hello');
  bystander.end();
  await bystander.expectEnd();
}

/** A line without an end, piece by piece: it must end the connection before a mebibyte is read. */
async function endless(trial: Trial, program: Program): Promise<void> {
  const peer = await trial.connect('long-line');
  const gone = cutOff(peer);
  let over = false;
  const done = gone.finally(() => {
    over = true;
  });
  done.catch(() => {});
  for (let sent = 0; !over; sent += piece.length) {
    if (sent > 1_024 * 1_024 && !left(program, peer)) {
      throw new VerdictError('not-cut-off', { peer: peer.name });
    }
    await Promise.race([peer.sendApart(piece).catch(() => done), done]);
  }
  await done;
  peer.end();
}

/** Reads until the program has left, by FIN or RST; any answer but ERROR says that it goes on. */
async function cutOff(peer: Peer): Promise<void> {
  for (let said = ''; ; ) {
    const bytes = await peer.some().catch((failure) => {
      if (failure.verdict?.id !== 'reset-by-program') throw failure;
      return null;
    });
    if (bytes === null) return;
    said += bytes.toString('latin1');
    if (!['ERROR\n', 'ERROR\r\n'].some((all) => all.startsWith(said))) {
      throw new VerdictError('not-cut-off', { peer: peer.name });
    }
  }
}

/** Whether the program has ended its side of the peer's connection. */
function left({ events }: Program, { port }: Peer): boolean {
  return events.some(
    ({ kind, direction, remote }) =>
      remote?.port === port &&
      (kind === 'close' || (kind === 'end' && direction === 'out')),
  );
}

/** Fifty clients, each with a line that is still incomplete when the next one speaks. */
async function apart(trial: Trial): Promise<void> {
  await silent(trial);
  const peers = await Promise.all(
    Array.from({ length: 50 }, () => trial.connect('crowd')),
  );
  await Promise.all(peers.map((peer) => peer.sendApart('ECHO cli')));
  await Promise.all(
    peers.map(async (peer, number) => {
      await peer.send(`ent ${number}\nCOUNT\n`);
      await peer.expectLine(`client ${number}`);
      await peer.expectLine('2');
      peer.end();
      await peer.expectEnd();
    }),
  );
}

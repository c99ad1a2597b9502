import { setImmediate, setTimeout } from 'node:timers/promises';
import {
  answerLine,
  behind,
  between,
  check,
  explore,
  leaves,
  linesIn,
  type Model,
  meanwhile,
  otherLoopback,
  type Program,
  readsAfterwards,
  resetsUnserved,
  type Trial,
  upstream,
  VerdictError,
} from '#lab';
import { lines, type TcpClient } from '#sockets';

/** Milliseconds in which a FIN that is passed on at once arrives, unless the machine is busy. */
const patience = 300;

const knows = (word: string): boolean => Buffer.byteLength(word) % 2 === 0;

/** Bytes of a long line. */
const long = 60_000;

/** What the server says of a word, be it known or not; much of one that begins so. */
const textOf = (word: string): string => (word.startsWith('much ') ? word.padEnd(long, 'z') : word);

/** The server behind the program: it knows each word of an even length. */
async function dictionary(client: TcpClient): Promise<void> {
  let count = 0;
  for await (const line of lines(client)) {
    count += 1;
    const word = line.startsWith('? ') ? line.slice(2) : null;
    const answer = word === null ? '! What?' : `${knows(word) ? '=' : '!'} ${textOf(word)}`;
    const bytes = Buffer.from(`${answer}${count % 2 === 0 ? '\r\n' : '\n'}`);
    // No answer comes in one piece.
    const cut = 1 + (count % (bytes.length - 1));
    await client.send(bytes.subarray(0, cut));
    await setImmediate();
    await client.send(bytes.subarray(cut));
  }
}

function answer(line: string): string {
  if (line === 'PING') return 'PONG';
  if (!line.startsWith('ASK ')) return 'ERROR';
  const word = line.slice('ASK '.length);
  return knows(word) ? textOf(word) : `ERROR ${textOf(word)}`;
}

const model: Model = {
  says: { of: 'lines', keywords: ['PING', 'ASK hello', 'ASK no'], before: 'ASK ' },
  owes(sent, fin) {
    const { lines, rest } = linesIn(sent);
    const hear = lines.flatMap((line) => answerLine(answer(line)));
    if (!fin) return { hear };
    // Some take what has no end for a line as well.
    if (rest) hear.push(['', answer(rest.replace(/\r$/, ''))], ['', '\n', '\r\n']);
    return { hear, ends: 'fin' };
  },
  connections: 2,
};

/**
 * Sixteen mebibytes of questions, and as much of answers to short ones: more than the buffers of two
 * systems hold.
 */
const numbers = [...Array(280).keys()];
const asksMuch = numbers.map((n) => 'z'.repeat(long - n));
const hearsMuch = numbers.map((n) => `much ${n}`);

export default check(async (trial) => {
  await upstream(trial, dictionary);
  const listener = await trial.listener(await otherLoopback());
  const program = trial.startServer(behind(listener.localEndPoint));
  const meet = () => between(trial, program, listener);
  await trial.step('listens', () => trial.listening(program));
  const unserved = meanwhile(resetsUnserved(trial));

  await trial.step('translates', async () => {
    const { client, server } = (await meet()).sides;
    await client.send('ASK hello\r\nPING\nASK me\n');
    await server.expectLine('? hello');
    await server.sendApart('= a greet');
    await server.send('ing\r\n');
    await client.expectLine('a greeting');
    await client.expectLine('PONG');
    await server.expectLine('? me');
    await server.send('! who?\n');
    await client.expectLine('ERROR who?');
    // A text may be another than before, or look like a failure; and many may be asked for before the
    // first is there.
    const words = ['hello', ...Array(200).keys()];
    await client.send(words.map((word) => `ASK ${word}\n`).join(''));
    for (const word of words) {
      await server.expectLine(`? ${word}`);
      await server.send(`= ! ${word}\n`);
    }
    for (const word of words) await client.expectLine(`! ${word}`);
    await client.send('ASK last\n');
    client.end();
    await server.expectLine('? last');
    const left = program.event((event) => leaves(event) && event.remote?.port === server.port);
    if (await trial.inTime(left, 0, patience)) {
      const about = { program: program.run, port: server.port };
      throw new VerdictError('fin-before-answers', { peer: 'upstream' }, about);
    }
    await server.send('= at last\n');
    await client.expectLine('at last');
    await server.expectEnd();
    server.end();
    await client.expectEnd();
  });
  await trial.step('proxy-resets', async () => {
    const left = await meet();
    await left.sides.client.send('ASK hello\n');
    await left.sides.server.expectLine('? hello');
    await left.carriesReset('server');
    const ended = await meet();
    await ended.sides.client.send('ASK hello\n');
    ended.sides.client.end();
    await ended.sides.server.expectLine('? hello');
    await ended.carriesReset('server');
    const idle = await meet();
    await idle.sides.client.asks('PING\nASK h', 'PONG');
    await idle.carriesReset('client');
  });
  await trial.step('proxy-refusal', () => unserved);
  void program.kill();
  const explored = await explore(trial, model);
  await trial.step('reads-afterwards', async () => {
    for (const words of [asksMuch, hearsMuch]) await hearsLate(trial, explored, words);
  });
});

/** A client reads late, and slowly: by the time of its last answer, the server may have left. */
async function hearsLate(trial: Trial, program: Program, words: string[]): Promise<void> {
  await readsAfterwards(trial, program, {
    says: words.map((word) => `ASK ${word}\n`).join(''),
    hears: async (peer) => {
      for (const word of words) {
        await peer.expectLine(answer(`ASK ${word}`));
        trial.goesOn();
        // More slowly than a program writes.
        await setTimeout(2);
      }
    },
  });
}

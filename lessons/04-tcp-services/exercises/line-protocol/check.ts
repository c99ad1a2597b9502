import {
  answerLine,
  check,
  explore,
  type JudgedEvent,
  leaves,
  linesIn,
  type Model,
  meanwhile,
  type Piece,
  type Program,
  readsAfterwards,
  type Trial,
  VerdictError,
} from '#lab';

const limit = 1_024;
const piece = 'x'.repeat(64 * 1_024);
/** The longest text of an ECHO, and how many of them are more than all systems between two hold. */
const [text, count] = ['x'.repeat(limit - 'ECHO '.length), 8_000];

const model: Model = {
  says: {
    of: 'lines',
    keywords: ['COUNT', 'ECHO hello', 'QUIT'],
    before: 'ECHO ',
    limit,
  },
  owes(sent, fin) {
    const { lines, rest } = linesIn(sent);
    const hear: Piece[] = [];
    for (const [index, line] of lines.entries()) {
      if (Buffer.byteLength(line) > limit) return tooLong(hear);
      hear.push(...answerLine(answer(line, index + 1)));
      if (line === 'QUIT') return { hear, ends: 'fin' };
    }
    // One byte more may be the CR of a CRLF.
    if (Buffer.byteLength(rest) > limit + 1) return tooLong(hear);
    // What is one byte too long already may be cut off before its end.
    const isLong = Buffer.byteLength(rest) > limit && !rest.endsWith('\r');
    if (!fin && isLong) return { ...tooLong(hear), ends: 'may' };
    if (!fin) return { hear };
    // Some take what has no end for a line as well.
    const last = [answer(rest.replace(/\r$/, ''), lines.length + 1)];
    if (rest) hear.push(['', ...last.flat(), 'ERROR'], ['', '\n', '\r\n']);
    return { hear, ends: 'fin' };
  },
};

function answer(line: string, count: number): string | string[] {
  if (line.startsWith('ECHO ')) return line.slice('ECHO '.length);
  if (line === 'COUNT') return `${count}`;
  // Without a space, there may be no text, or no command.
  if (line === 'ECHO') return ['ERROR', ''];
  return line === 'QUIT' ? 'BYE' : 'ERROR';
}

/** It may say ERROR first; what it has not said yet may be lost. */
const tooLong = (hear: Piece[]) =>
  ({
    hear: [...hear, ['', 'ERROR\n', 'ERROR\r\n']],
    ends: 'cut',
  }) as const;

export default check(async (trial) => {
  const program = await explore(trial, model);
  await trial.step('line-limit', async () => {
    await longest(trial);
    await endless(trial, program);
  });
  await trial.step('reads-afterwards', () =>
    readsAfterwards(trial, program, {
      says: `ECHO ${text}\n`.repeat(count),
      hears: async (peer) => {
        for (let heard = 0; heard < count; heard += 1) {
          await peer.expectLine(text);
          trial.goesOn();
        }
      },
    }),
  );
});

/** A line that is as long as may be, whose end comes last: with its CR, it has one byte more by then. */
async function longest(trial: Trial): Promise<void> {
  for (const cr of ['', '\r']) {
    const peer = await trial.connect('polite');
    await peer.sendApart(`ECHO ${text}${cr}`, true);
    await peer.asks('\n', text);
    await peer.leave();
  }
}

/** A line without an end, piece by piece: it must end the connection before a mebibyte is read. */
async function endless(trial: Trial, program: Program): Promise<void> {
  const peer = await trial.connect('long-line');
  const failure = new VerdictError('not-cut-off', { peer: peer.name });
  const hasLeft = (event: JudgedEvent) => event.remote?.port === peer.port && leaves(event);
  const rest = meanwhile(peer.remains());
  let over = false;
  void meanwhile(
    rest.finally(() => {
      over = true;
    }),
  );
  for (let sent = 0; !over; sent += piece.length) {
    if (sent > 1_024 * 1_024 && !program.events.some(hasLeft)) throw failure;
    await Promise.race([peer.sendApart(piece).catch(() => rest), rest]);
  }
  const said = (await rest).toString('latin1');
  // Any answer but ERROR says that it goes on.
  if (!['ERROR\n', 'ERROR\r\n'].some((all) => all.startsWith(said))) throw failure;
  peer.end();
}

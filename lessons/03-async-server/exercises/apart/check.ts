import { answerLine, check, explore, linesIn, type Model, readsAfterwards } from '#lab';

/** The most bytes of a line, without its end. */
const longest = 64 * 1_024;

const model: Model = {
  says: { of: 'lines', most: longest },
  owes(sent, fin) {
    const { lines, rest } = linesIn(sent);
    // A longer line may be refused.
    const isTooLong = [...lines, rest].some((line) => Buffer.byteLength(line) > longest);
    const mayRefuse = isTooLong ? ({ ends: 'may', later: true } as const) : {};
    const texts: string[][] = lines.map((line) => [line]);
    // A CR before the FIN may be half a CRLF, or belong to the text.
    if (fin && rest) texts.push([rest, rest.replace(/\r$/, '')]);
    const hear = texts.flatMap((choices, index) =>
      answerLine(choices.map((text) => `${index + 1}: ${text}`)),
    );
    if (fin) return { hear, ends: 'fin', ...mayRefuse };
    // It may answer the beginning of a line before it has the rest.
    const begun = sent.subarray(sent.lastIndexOf('\n') + 1);
    const early = begun.length > 0 ? [`${lines.length + 1}: `, begun] : [];
    return { hear, early, ...mayRefuse };
  },
};

/** Two thousand lines of four thousand characters each. */
const line = 'hello '.repeat(666);
const count = 2_000;

export default check(async (trial) => {
  const program = await explore(trial, model);
  await trial.step('reads-afterwards', () =>
    readsAfterwards(trial, program, {
      says: `${line}\n`.repeat(count),
      hears: async (peer) => {
        for (let number = 1; number <= count; number += 1)
          await peer.expectLine(`${number}: ${line}`);
      },
      polite: async (peer) => {
        await peer.sendApart('hello\n');
        await peer.expectLine('1: hello');
      },
    }),
  );
});

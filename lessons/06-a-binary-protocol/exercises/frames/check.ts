import { check, explore, type Model, readsAfterwards } from '#lab';

const header = 4;
const most = 65_536;

function frame(message: string | Buffer): Buffer {
  const bytes = Buffer.from(message as string);
  return Buffer.concat([length(bytes.length), bytes]);
}

function length(value: number): Buffer {
  const bytes = Buffer.alloc(header);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** What is refused, and what its client has to say all the same. */
const tooLong = (value: number, said = 0) =>
  Buffer.concat([length(value), Buffer.alloc(said, 'x')]);

const model: Model = {
  says: {
    of: 'messages',
    messages: [
      frame('hello'),
      frame(''),
      frame('é€😀'),
      frame('a\r\nb\n'),
      frame(Buffer.from([...Array(256).keys()])),
      // Frames in a frame are bytes like any other.
      frame(Buffer.concat([frame('in'), frame('')])),
      Buffer.concat([frame('one'), frame(''), frame('three')]),
      // Lengths whose bytes have a sign, or another order.
      ...[127, 128, 255, 256, 257, 30_000, 32_767, 32_768].map((n) => frame('y'.repeat(n))),
      frame('z'.repeat(most - 1)),
      frame('z'.repeat(most)),
      tooLong(most + 1),
      tooLong(most + 1, most + 1),
      tooLong(2 ** 31, 2_000_000),
      tooLong(2 ** 32 - 1),
      Buffer.concat([frame('before'), tooLong(100_000), frame('after')]),
      Buffer.from('GET / HTTP/1.1\r\nHost: a.example\r\n\r\n'),
    ],
  },
  owes(sent, fin) {
    const hear: Buffer[] = [];
    for (let at = 0; sent.length - at >= header; ) {
      const size = sent.readUInt32BE(at);
      if (size > most) return { hear: [...hear, refusal], ends: 'fin', mayTalk: 1_000 };
      const end = at + header + size;
      if (end > sent.length) break;
      hear.push(frame(Buffer.concat([Buffer.from([0]), sent.subarray(at + header, end)])));
      at = end;
    }
    return { hear, ...(fin && { ends: 'fin' }) };
  },
};

/** A 1, then the most that a frame may have. */
const refusal = frame(Buffer.concat([Buffer.from([1]), length(most)]));

/** Eight mebibytes of them, each of another length. */
const large = Array.from({ length: 128 }, (_, n) => 'z'.repeat(most - n));

export default check(async (trial) => {
  const program = await explore(trial, model);
  await trial.step('reads-afterwards', () =>
    readsAfterwards(trial, program, {
      says: Buffer.concat(large.map(frame)),
      hears: async (peer) => {
        for (const message of large) {
          await peer.expect(frame(`\0${message}`));
          trial.goesOn();
        }
      },
    }),
  );
});

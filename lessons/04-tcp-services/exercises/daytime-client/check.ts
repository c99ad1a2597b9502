import { type ClientModel, check, heedsLimit, meetsServers } from '#lab';

const time = '2026-07-29T09:41:07.123Z';
const longest = 1_024;
const bytes = (count: number, end: string) => 'x'.repeat(count - end.length) + end;

const model: ClientModel = {
  says: { of: 'bytes', limit: longest },
  always: [
    `${time}\r\n`,
    ...[time, '', `${time}\n${time}\n`, `${time}\nP.S.`],
    // Too much, though its first line is not.
    `${time}\n`.repeat(50),
    ...[`${time}\r`, `Ê\rb\n`, `\n`, `${time}\n\n`],
    ...[bytes(longest, '\n'), bytes(longest, '\r\n'), bytes(longest, '')],
    ...[`${'é'.repeat(512)}\n`, `${'é'.repeat(511)}\r\n`, bytes(longest + 1, '\r\n')],
  ],
  ends: ['fin', 'stays', 'reset'],
  finLast: true,
  env: () => ({ TIMEOUT: '60000' }),
  owes: (said, end) => {
    const more = said.length > longest;
    if (end === 'stays') {
      return more ? { code: 5, leaves: true } : undefined;
    }
    // Both are true of it.
    if (more) return { code: [5, 3], leaves: true };
    const isLine = said.length > 0 && said.indexOf('\n') === said.length - 1;
    if (end === 'reset') return { code: isLine ? [0, 3] : 3 };
    return { code: isLine ? 0 : 3, hear: [], resets: true };
  },
};

export default check(async (trial) => {
  const meetsOthers = await meetsServers(trial, model);
  const limit = await heedsLimit(trial, {
    variable: 'TIMEOUT',
    code: 4,
    answer: ['2026-07', '-29\n'],
    otherwise: 5_000,
    goesOn: true,
    ended: true,
  });
  await meetsOthers();
  await limit();
});

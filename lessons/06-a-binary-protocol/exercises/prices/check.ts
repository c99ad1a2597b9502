import { check, explore, type Model } from '#lab';

const size = 9;
const [least, most] = [-(2 ** 31), 2 ** 31 - 1];

const price = (time: number, value: number) => message('P', time, value);
const mean = (from: number, to: number) => message('M', from, to);

function message(kind: string, first: number, second: number): Buffer {
  const bytes = Buffer.alloc(size, kind, 'latin1');
  bytes.writeInt32BE(first, 1);
  bytes.writeInt32BE(second, 5);
  return bytes;
}

/** Several that one client says in one piece. */
const said = (...messages: Buffer[]) => Buffer.concat(messages);

const model: Model = {
  says: {
    of: 'messages',
    messages: [
      price(1, 100),
      mean(1, 1),
      mean(0, 10),
      // Below zero, in the time as well as in the price.
      said(price(-5, 20), mean(-6, -4)),
      said(price(3, -7), mean(3, 3)),
      // Bytes that look like the ends of lines.
      said(price(0x0a0d0a0d, 0x0d0a), mean(0x0a0d0a0d, 0x0a0d0a0e)),
      // Both ends belong to the range; what lies around it does not.
      said(price(10, 1), price(20, 3), price(30, 5), mean(10, 20)),
      said(price(10, 1), price(20, 3), price(30, 5), mean(20, 30)),
      said(price(10, 1), price(20, 3), price(30, 5), mean(11, 29)),
      // The mean is no whole number.
      said(price(1, 1), price(2, 2), mean(1, 2)),
      said(price(1, 1), price(2, 2), price(3, 2), mean(1, 3)),
      said(price(1, -1), price(2, -2), mean(1, 2)),
      said(price(1, 0), price(2, 10), mean(1, 2)),
      // A mean that is kept up to date, step by step, is not exact.
      said(price(1, -56), price(2, 20), price(3, 61), price(4, 3), mean(1, 4)),
      said(price(1, -7), price(2, -8), price(3, -8), mean(0, 9)),
      // Nothing is there, or nothing can be.
      said(price(5, 9), mean(6, 8)),
      said(price(5, 9), mean(8, 2)),
      // In any order; a second price for the same time.
      said(price(9, 90), price(7, 70), price(8, 80), mean(7, 8)),
      said(price(4, 10), price(4, 30), mean(4, 4)),
      said(price(4, 10), price(5, 20), price(4, 30), mean(4, 5)),
      said(price(4, 10), mean(4, 4), price(5, 30), mean(4, 5)),
      // The most that 32 bits can hold, and sums that they cannot.
      said(price(least, least), price(most, most), mean(least, most)),
      said(price(1, most), price(2, most), price(3, most), mean(1, 3)),
      said(price(1, least), price(2, least), mean(1, 2)),
      // Thousands, and a mean after each of many.
      said(...all(3_500, (n) => price(n, n * n)), mean(0, 1_000)),
      said(...all(60, (n) => said(price(n, -n), mean(0, n)))),
      // Neither the one nor the other: the end.
      said(price(1, 100), mean(1, 1), message('m', 1, 1), mean(1, 1)),
      said(message('\0', 0, 0)),
    ],
  },
  owes(sent, fin) {
    const prices = new Map<number, number>();
    const hear: Buffer[] = [];
    for (let at = 0; at < sent.length; at += size) {
      const kind = String.fromCharCode(sent[at] ?? 0);
      const isWhole = sent.length - at >= size;
      // It may know by the first byte, or wait for all nine.
      if (!'PM'.includes(kind)) return { hear, ends: isWhole || fin ? 'cut' : 'may' };
      if (!isWhole) break;
      const [first, second] = [sent.readInt32BE(at + 1), sent.readInt32BE(at + 5)];
      if (kind === 'P') prices.set(first, second);
      else hear.push(number(meanOf(prices, first, second)));
    }
    return { hear, ...(fin && { ends: 'fin' }) };
  },
};

function all(count: number, make: (n: number) => Buffer): Buffer[] {
  return Array.from({ length: count }, (_, n) => make(n + 1));
}

function meanOf(prices: Map<number, number>, from: number, to: number): number {
  const inRange = [...prices].filter(([time]) => time >= from && time <= to);
  const sum = inRange.reduce((sum, [, value]) => sum + value, 0);
  return Math.floor(sum / Math.max(1, inRange.length));
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

export default check((trial) => explore(trial, model).then(() => {}));

/** Keys and values in latin1: a character for each byte. */
const store = new Map<string, string>();
const [least, most] = [-(2n ** 63n), 2n ** 63n - 1n];

const bulk = (text: string): string => `$${text.length}\r\n${text}\r\n`;
const arity: Record<string, (count: number) => boolean> = {
  PING: (count) => count < 2,
  ECHO: (count) => count === 1,
  SET: (count) => count === 2,
  GET: (count) => count === 1,
  DEL: (count) => count > 0,
  INCR: (count) => count === 1,
};

export function replyTo([word = '', ...args]: string[]): string {
  const name = word.toUpperCase();
  const fits = Object.hasOwn(arity, name) ? arity[name] : undefined;
  if (!fits?.(args.length)) return '-ERR what?\r\n';
  const [first, second = ''] = args;
  if (name === 'PING' && first === undefined) return '+PONG\r\n';
  const text = first ?? '';
  switch (name) {
    case 'SET':
      store.set(text, second);
      return '+OK\r\n';
    case 'GET':
      return store.has(text) ? bulk(store.get(text) ?? '') : '$-1\r\n';
    case 'DEL':
      return `:${args.reduce((gone, key) => gone + Number(store.delete(key)), 0)}\r\n`;
    case 'INCR':
      return next(text);
    default:
      return bulk(text);
  }
}

function next(key: string): string {
  const value = store.get(key) ?? '0';
  if (!/^-?[0-9]{1,19}$/.test(value)) return '-ERR not a number\r\n';
  const sum = BigInt(value) + 1n;
  if (sum <= least || sum > most) return '-ERR too large\r\n';
  store.set(key, `${sum}`);
  return `:${sum}\r\n`;
}

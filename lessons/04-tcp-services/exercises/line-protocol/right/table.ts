// a table of commands, an answer to a line that is too long
import { createServer } from 'node:net';

const most = 1_024;
const commands: [RegExp, (text: string, count: number) => string][] = [
  [/^ECHO (.*)$/s, (text) => text],
  [/^COUNT$/, (_, count) => `${count}`],
  [/^QUIT$/, () => 'BYE'],
  [/^.*$/s, () => 'ERROR'],
];

function answer(line: string, count: number): string {
  for (const [pattern, say] of commands) {
    const match = pattern.exec(line);
    if (match) return say(match[1] ?? '', count);
  }
  return 'ERROR';
}

const server = createServer({ allowHalfOpen: true }, (socket) => {
  let bytes: number[] = [];
  let count = 0;
  let isOver = false;
  const say = (text: string): void => {
    if (!socket.write(`${text}\n`)) socket.pause();
  };
  const over = (text: string): void => {
    isOver = true;
    socket.end(`${text}\n`);
  };
  const take = (byte: number): void => {
    if (byte !== 0x0a) {
      bytes.push(byte);
      const isLong = bytes.length > most && byte !== 0x0d;
      if (isLong || bytes.length > most + 1) over('ERROR');
      return;
    }
    if (bytes.at(-1) === 0x0d) bytes.pop();
    const line = Buffer.from(bytes).toString();
    bytes = [];
    count += 1;
    const said = answer(line, count);
    if (line === 'QUIT') over(said);
    else say(said);
  };
  socket.on('error', () => {});
  socket.on('drain', () => socket.resume());
  socket.on('data', (chunk) => {
    for (const byte of chunk) if (!isOver) take(byte);
  });
  socket.on('end', () => socket.end());
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) });

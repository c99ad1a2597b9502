import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lessonsFolder, listLessons } from '../../lib/course/catalogue.ts';
import { namesUsed } from '../../lib/course/imports.ts';

const used = (source: string): string[] =>
  namesUsed(source).map(({ module, name }) => `${module} ${name}`);

test('what is imported counts, types do not', () => {
  expect(
    used(`import { once } from 'node:events';
import { connect, type Socket, createServer as make } from 'node:net';
import { say } from '#say';
`),
  ).toEqual(['node:events once', 'node:net connect', 'node:net createServer']);
});

test('members belong to what made the value', () => {
  const source = `import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { TcpClient } from '#sockets';
const server = createServer((socket) => socket.end('bye.send('));
const udp = createSocket('udp4');
const client = await TcpClient.connect(at);
udp.send('x'); // udp.abort()
process.stdout.write('x');
(await client.receive())?.toString();
udp.close();
await client.close();
`;
  expect(used(source)).toEqual([
    'node:dgram createSocket',
    'node:net createServer',
    '#sockets TcpClient',
    'node:net .end',
    '#sockets TcpClient.connect',
    '#sockets .receive',
    '#sockets .close',
  ]);
  expect(used(`${source}server.close();\n`)).toContain('node:net .close');
});

const programs = new Map(
  listLessons().flatMap(({ id }) => {
    const folder = new URL(`${id}/examples/`, lessonsFolder);
    return readdirSync(folder).map((name): [string, string] => [
      name.replace('.ts', ''),
      readFileSync(new URL(name, folder), 'utf8'),
    ]);
  }),
);
const using = (name: string): string[] =>
  [...programs].filter(([, source]) => used(source).includes(name)).map(([program]) => program);

test('the programs of the lessons', () => {
  expect(using('#sockets .setDeadline')).toEqual(['crowd-server', 'slow-client']);
  expect(using('node:net .resetAndDestroy')).toEqual([
    'fin-and-rst',
    'hidden-reset',
    'write-callback',
    'nobody-behind',
    'reset-or-fin',
  ]);
  expect(using('#sockets getHostEntry')).toEqual(['my-addresses']);
  expect(using('#sockets .accept')).toEqual([
    ...[
      'dual-stack',
      'two-endpoints',
      'connect-failures',
      'hundred-writes',
      'never-answers',
      'never-closed',
    ],
    ...['several-addresses', 'callback-server', 'one-thread', 'close-on-error'],
    ...['slow-client', 'all-at-once', 'reset-or-fin', 'blocking'],
  ]);
});

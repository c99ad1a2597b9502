import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import { say } from '#say';

// #region server
// The codes of RFC 1035. `silent` gets no answer at all.
const codes: Record<string, number> = {
  empty: 0,
  broken: 2,
  unknown: 3,
  closed: 5,
};

// A DNS server that has no addresses, only ways to say no.
const server = createSocket('udp4');
server.on('message', (question, { address, port }) => {
  const label = question[12] ?? 0;
  const code = codes[question.toString('latin1', 13, 13 + label)];
  if (code === undefined) return;
  const answer = Buffer.from(question);
  answer.writeUInt16BE(0x8180 | code, 2);
  server.send(answer, port, address);
});
server.bind(0, '127.0.0.1');
await once(server, 'listening');
// #endregion

// #region ask
const resolver = new Resolver({ timeout: 100, tries: 1 });
resolver.setServers([`127.0.0.1:${server.address().port}`]);

const names = ['unknown', 'empty', 'broken', 'closed', 'silent'];
for (const label of names) {
  const name = `${label}.example`;
  try {
    await resolver.resolve4(name);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    say('dns-answers.failed', { name: name.padEnd(15), message });
  }
}
// #endregion
server.close();

import { createSocket } from 'node:dgram';
import { lookup, Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import { say } from '#say';

// #region records
// Record types: 1 is A (IPv4), 28 is AAAA (IPv6), 5 is CNAME (alias).
const records: Record<string, Buffer> = {
  'host.example 1': Buffer.from([192, 0, 2, 10]),
  'host.example 28': Buffer.from(
    '20010db8000000000000000000000010',
    'hex',
  ),
  'www.example 5': Buffer.from('\x04host\x07example\0'),
};
// #endregion

// A DNS server, as small as possible (RFC 1035, section 4).
const server = createSocket('udp4');
server.on('message', (query, { port, address }) => {
  const end = query.indexOf(0, 12);
  const labels = query.toString('latin1', 13, end);
  const host = labels.replace(/[^-\w]/g, '.');
  const type = query.readUInt16BE(end + 1);
  const data = records[`${host} ${type}`] ?? Buffer.alloc(0);
  say('two-resolvers.asked', { host });

  const found = data.length > 0;
  const reply = Buffer.from(query.subarray(0, end + 5));
  reply.writeUInt16BE(found ? 0x8400 : 0x8403, 2); // 3: no such name
  reply.writeUInt32BE(found ? 0x10000 : 0, 6); // one answer, or none
  reply.writeUInt16BE(0, 10);
  const head = [0xc0, 12, 0, type, 0, 1, 0, 0, 0, 60, 0, data.length];
  const answer = Buffer.from(found ? [...head, ...data] : []);
  server.send([reply, answer], port, address);
});
server.bind(0, '127.0.0.1');
await once(server, 'listening');

// #region ask
const dns = new Resolver();
dns.setServers([`127.0.0.1:${server.address().port}`]);

const local = lookup('localhost', { family: 4 });
const address = local.then((found) => [found.address]);
await report('lookup localhost', address);
await report('resolve4 localhost', dns.resolve4('localhost'));
await report('resolveCname www', dns.resolveCname('www.example'));
await report('resolve4 host', dns.resolve4('host.example'));
await report('resolve6 host', dns.resolve6('host.example'));
// #endregion
server.close();

async function report(call: string, answer: Promise<string[]>) {
  const text = await answer.then(String, ({ code }) => code);
  say('two-resolvers.answer', { call: call.padEnd(18), text });
}

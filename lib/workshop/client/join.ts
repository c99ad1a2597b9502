import { isIPv6 } from 'node:net';
import * as v from 'valibot';
import { failureText } from '../../base/failures.ts';
import type { Language } from '../../base/i18n.ts';
import { UserError } from '../../base/user-error.ts';
import { ByteReader } from '../../sockets/byte-reader.ts';
import { TcpClient } from '../../sockets/tcp-client.ts';
import { type FromRoom, fromRoom, protocolVersion } from '../protocol.ts';
import { Queue } from './queue.ts';
import { readTicket, type Ticket, writeTicket } from './ticket.ts';

export type Joining = {
  host: string;
  port: number;
  code: string;
  name: string;
  language: Language;
};

/** Milliseconds for the connection, and for the room's first line. */
const patience = 5_000;

/** The host and port that a person typed; IPv6 with its brackets, as in an address. */
export function placeFrom(given: string): { host: string; port: number } {
  const [, host = '', port = ''] = /^(\[[^\]]+\]|[^:[\]\s/]+):(\d{1,5})$/.exec(given) ?? [];
  const inner = host.replace(/^\[|\]$/g, '');
  const isRight = host !== '' && (!host.startsWith('[') || isIPv6(inner));
  if (isRight && Number(port) >= 1 && Number(port) <= 65_535)
    return { host: inner, port: Number(port) };
  throw new UserError('join-place', { given });
}

/**
 * Joins a room, and keeps in `work/` what it takes to come back. Who comes back to the same place is
 * the same as before.
 *
 * @throws UserError for whatever a person can do something about.
 */
export async function joinRoom(work: URL, joining: Joining): Promise<Ticket> {
  const { host, port, code, name, language } = joining;
  const before = readTicket(work);
  const known = before?.host === host && before.port === port ? before : null;
  const queue = new Queue(work);
  const received = known?.received ?? 0;
  const hello = {
    ...{ type: 'hello', version: protocolVersion, code, name, language, now: Date.now() },
    ...(known && { token: known.token }),
    first: queue.first(received),
  };
  const { address, line } = await ask(joining, hello);
  if (line.type === 'refused') throw refusal(line, joining);
  const { token } = line;
  // What was done for another room is not this one's concern.
  if (token !== before?.token) queue.clear();
  const seen = known?.token === token ? known.seen : 0;
  const ticket = {
    host,
    address,
    port,
    token,
    name: line.name,
    language,
    received: line.received,
    seen,
  };
  writeTicket(work, ticket);
  return ticket;
}

type Answer = Extract<FromRoom, { type: 'welcome' | 'refused' }>;

/** Says hello, and hears the first line. */
async function ask(
  { host, port, language }: Joining,
  hello: object,
): Promise<{ address: string; line: Answer }> {
  let client: TcpClient;
  try {
    client = await TcpClient.connect({ host, port }, { signal: AbortSignal.timeout(patience) });
  } catch (error) {
    const reason = failureText(language, error);
    throw new UserError('join-unreachable', { reason }, 1);
  }
  try {
    client.setDeadline(patience);
    await client.send(`${JSON.stringify(hello)}\n`);
    const text = await new ByteReader(client).readLine({ maxLength: 256 * 1024 });
    const line = v.parse(fromRoom, JSON.parse(text ?? ''));
    if (line.type === 'welcome' || line.type === 'refused') {
      return { address: client.remoteEndPoint.address, line };
    }
    throw new Error(line.type);
  } catch {
    const place = `${host.includes(':') ? `[${host}]` : host}:${port}`;
    throw new UserError('join-silent', { place }, 1);
  } finally {
    await client.close({ lingerMs: 200 });
  }
}

function refusal(
  { reason, waitMs = 0 }: Extract<FromRoom, { type: 'refused' }>,
  { code, name }: Joining,
): UserError {
  switch (reason) {
    case 'throttled':
      return new UserError('join-throttled', { seconds: Math.ceil(waitMs / 1_000) }, 1);
    case 'name':
      return new UserError('join-name', { given: name });
    case 'full':
      return new UserError('join-full', {}, 1);
    case 'code':
    case 'token':
      return new UserError('join-code', { given: code });
    default:
      return new UserError('join-version', {}, 1);
  }
}

import { neverReads, resetMidWrite } from '../../judge/peers/clients.ts';
import type { Peer } from '../../judge/peers/peer.ts';
import { VerdictError } from '../../judge/verdict.ts';
import { codeOf } from '../../sockets/errors.ts';
import { Throw, type ThrowOptions } from './throw.ts';

/** How many come in a crowd. */
export const crowdSize = 50;
/** How many bytes say those who do not wait for the answer to a few: what they are told to, again and again. */
const many = { 'reset-mid-write': 256 * 1024, 'never-reads': 8 * 1024 * 1024 };
/** Milliseconds after which whoever is still there leaves. */
const patience = 120_000;

type Scene = (from: Throw, said: Buffer) => Promise<unknown>;

/** The lab's peers that a person can throw at a server. */
const scenes = {
  'in-pieces': async (from, said) => {
    const peer = await from.connect('client');
    for (const byte of said) await peer.sendApart(Uint8Array.of(byte));
    await leave(peer);
  },
  'half-close': async (from, said) => {
    const peer = await from.connect('half-close');
    await peer.send(said);
    await leave(peer);
  },
  'reset-mid-write': (from, said) => resetMidWrite(from, again(said, many['reset-mid-write'])),
  silent: async (from) => {
    await from.connect('silent');
    await from.stays();
  },
  'never-reads': async (from, said) => {
    await neverReads(from, again(said, many['never-reads']));
    await from.stays();
  },
  crowd: async (from, said) => {
    const one = async (): Promise<void> => {
      const peer = await from.connect('several');
      await peer.send(said);
      await leave(peer);
    };
    await Promise.allSettled(Array.from({ length: crowdSize }, one));
  },
} satisfies Record<string, Scene>;

export type ThrownName = keyof typeof scenes;
export const thrownNames = Object.keys(scenes) as ThrownName[];

/** Throws these peers at a program, which hears from them what was said. Settles when all have left. */
export async function throwAt(
  name: ThrownName,
  said: Buffer,
  options: ThrowOptions,
): Promise<void> {
  // A signal with a timeout of its own would keep all of them until then.
  const ending = new AbortController();
  const { signal } = ending;
  const end = (): void => ending.abort();
  const timer = setTimeout(end, patience);
  options.signal.addEventListener('abort', end, { once: true });
  if (options.signal.aborted) end();
  const from = new Throw({ ...options, signal });
  try {
    await scenes[name](from, said);
  } catch (error) {
    // How a connection ends, the wire tells.
    if (!signal.aborted && !(error instanceof VerdictError) && codeOf(error) === '') throw error;
  } finally {
    clearTimeout(timer);
    options.signal.removeEventListener('abort', end);
    from.end();
  }
}

/** Sends FIN, and reads what the program still says, up to its own. */
async function leave(peer: Peer): Promise<void> {
  peer.end();
  await peer.remains();
}

function again(said: Buffer, length: number): Buffer {
  return said.length === 0
    ? said
    : Buffer.concat(Array(Math.ceil(length / said.length)).fill(said));
}

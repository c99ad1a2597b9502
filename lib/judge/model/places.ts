import { systemHas } from '../../run/gates.ts';
import { expectPlace } from '../listening.ts';
import { atMost, meanwhile } from '../meanwhile.ts';
import { otherLoopback, servesOn } from '../peers/ports.ts';
import type { Program } from '../program.ts';
import { isLoopback } from '../programs.ts';
import type { Trial } from '../trial.ts';

/**
 * A server listens where HOST and PORT say, a name and an address of the other family included, and
 * without them at any port of 127.0.0.1.
 */
export async function heedsPlace(trial: Trial): Promise<void> {
  const hosts = [await otherLoopback(), '127.0.0.1'];
  if (await systemHas('ipv6')) hosts.push('::1');
  const starts = [
    ...hosts.map((host) => () => listensAt(trial, host)),
    () => listensByName(trial),
    () => listensByDefault(trial),
  ];
  const next = atMost(2);
  const ends = starts.map((start) => meanwhile(next(async () => (await start())?.kill())));
  // The first of them that fails has the verdict, whichever fails sooner.
  for (const end of ends) await end;
}

async function listensAt(trial: Trial, HOST: string): Promise<Program> {
  const placesFrom = (port: number) => [{ address: HOST, port }];
  const { program } = await servesOn(trial, { hosts: [HOST] }, { HOST }, placesFrom);
  return program;
}

/** Null where the name means another place: then it is not over. */
async function listensByName(trial: Trial): Promise<Program | null> {
  const program = trial.startServer({ HOST: 'localhost' });
  const { address } = await trial.listening(program);
  return isLoopback(address) ? program : null;
}

async function listensByDefault(trial: Trial): Promise<Program> {
  const program = trial.startServer({ HOST: undefined, PORT: undefined });
  await trial.listening(program);
  expectPlace(program, { address: '127.0.0.1' });
  return program;
}

import { systemHas } from '../../run/gates.ts';
import { expectPlace } from '../listening.ts';
import { listensAt, otherLoopback } from '../peers/ports.ts';
import { isLoopback } from '../programs.ts';
import type { Trial } from '../trial.ts';

/**
 * A server listens where HOST and PORT say, a name and an address of the other family included; and, if
 * the exercise gives these `defaults`, without them at any port of 127.0.0.1.
 */
export async function heedsPlace(trial: Trial, defaults = false): Promise<void> {
  const hosts = [await otherLoopback(), '127.0.0.1'];
  if (await systemHas('ipv6')) hosts.push('::1');
  for (const host of hosts) await (await listensAt(trial, host)).kill();
  const named = trial.startServer({ HOST: 'localhost' });
  const { address } = await trial.listening(named);
  if (isLoopback(address)) await named.kill();
  if (!defaults) return;
  const byDefault = trial.startServer({ HOST: undefined, PORT: undefined });
  await trial.listening(byDefault);
  expectPlace(byDefault, { address: '127.0.0.1' });
  await byDefault.kill();
}

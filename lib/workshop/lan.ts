import { networkInterfaces } from 'node:os';
import { UserError } from '../base/user-error.ts';

/**
 * The address of an interface that a person named, for others on the same network.
 *
 * @throws UserError `interface-unknown`, with those that there are.
 */
export function addressOf(name: string, interfaces = networkInterfaces()): string {
  const found = Object.entries(interfaces).flatMap(([own, addresses = []]) => {
    const outside = addresses.filter(
      ({ internal, address }) => !internal && !/^fe80:/i.test(address),
    );
    const best = outside.find(({ family }) => family === 'IPv4') ?? outside[0];
    return best ? [{ name: own, address: best.address }] : [];
  });
  const wanted = found.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (wanted) return wanted.address;
  if (found.length === 0) throw new UserError('interface-none');
  const names = found.map((one) => `${one.name} (${one.address})`).join(', ');
  throw new UserError('interface-unknown', { given: name, names });
}

import { hostname, networkInterfaces } from 'node:os';
import { say } from '#say';
import { getHostEntry } from '#sockets';

// #region interfaces
say('my-addresses.interfaces');
const own: string[] = [];
for (const [name, list = []] of Object.entries(networkInterfaces())) {
  for (const { address, internal } of list) {
    own.push(address);
    // Node calls loopback addresses internal.
    if (internal) say('my-addresses.internal', { name, address });
    else say('my-addresses.one', { name, address });
  }
}
// #endregion

// #region name
const host = hostname();
say('my-addresses.name', { host });
const found = await getHostEntry(host).then(
  ({ addressList }) => addressList,
  // Some machines cannot resolve their own name.
  (): string[] => [],
);
for (const address of found) {
  if (own.includes(address)) say('my-addresses.address', { address });
  else say('my-addresses.stray', { address });
}
// #endregion

// #region compare
const given = own.filter((one) => found.includes(one));
say('my-addresses.compare', { own: own.length, given: given.length });
// #endregion

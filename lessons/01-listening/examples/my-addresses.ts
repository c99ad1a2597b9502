import { hostname, networkInterfaces } from 'node:os';
import { say } from '#say';
import { getHostEntry } from '#sockets';

// #region interfaces
say('my-addresses.interfaces');
const own: string[] = [];
for (const [name, list = []] of Object.entries(networkInterfaces())) {
  for (const { address, internal } of list) {
    own.push(address);
    // Internal is what the loopback interface is called here.
    const key = internal ? 'my-addresses.internal' : 'my-addresses.one';
    say(key, { name, address });
  }
}
// #endregion

// #region name
const host = hostname();
say('my-addresses.name', { host });
const found = await getHostEntry(host).then(
  ({ addressList }) => addressList,
  // A machine need not know its own name.
  (): string[] => [],
);
for (const address of found) {
  const key = own.includes(address)
    ? 'my-addresses.address'
    : 'my-addresses.stray';
  say(key, { address });
}
// #endregion

// #region compare
const given = own.filter((one) => found.includes(one));
say('my-addresses.compare', { own: own.length, given: given.length });
// #endregion

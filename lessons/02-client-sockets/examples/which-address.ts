import { BlockList, isIPv6 } from 'node:net';
import { say, words } from '#say';
import { IPEndPoint, SocketError } from '#sockets';

// #region ranges
const loopback = ranges('127.0.0.0/8', '::1/128');
const privateUse = ranges(
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  'fc00::/7',
);
const documentation = ranges(
  '192.0.2.0/24',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '2001:db8::/32',
);
// #endregion

function ranges(...subnets: string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [net = '', prefix] = subnet.split('/');
    list.addSubnet(net, Number(prefix), familyOf(net));
  }
  return list;
}

function familyOf(address: string) {
  return isIPv6(address) ? 'ipv6' : 'ipv4';
}

function useOf(address: string): string {
  const family = familyOf(address);
  if (loopback.check(address, family)) {
    return words('which-address.loopback');
  }
  if (privateUse.check(address, family)) {
    return words('which-address.private');
  }
  if (documentation.check(address, family)) {
    return words('which-address.documentation');
  }
  return words('which-address.other');
}

// #region endpoints
const hosts = ['192.168.1.1', '192.0.2.10', '2001:db8::10', '::1'];
for (const host of [...hosts, 'host.example']) {
  try {
    const endPoint = `${new IPEndPoint(host, 11000)}`;
    say('which-address.use', { endPoint, use: useOf(host) });
  } catch (error) {
    if (!(error instanceof SocketError)) throw error;
    say('which-address.refused', { host, code: error.code });
  }
}
// #endregion

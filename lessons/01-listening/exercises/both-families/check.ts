import {
  check,
  expectPlace,
  explore,
  givesUp,
  greeted,
  greeting,
  listensOnly,
  missingGates,
  onPorts,
  otherLoopback,
  type PeerName,
  refusal,
  type Trial,
} from '#lab';

const [ipv4, ipv6] = ['127.0.0.1', '::1'];
const absent = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'];
const [nowhere4, nowhere6, odd6] = [
  '192.0.2.1',
  '2001:db8::1',
  // Without its interface, a link-local address is none.
  'fe80::1',
];

export default check(async (trial) => {
  const hasIpv6 = (await missingGates(['ipv6'])).length === 0;
  const both = hasIpv6 ? [ipv4, ipv6] : [ipv4];
  const other = await otherLoopback();
  const HOST = other === ipv6 ? ipv4 : other;
  const [code4, code6, oddCode] = await Promise.all(
    [nowhere4, nowhere6, odd6].map((host) => refusal(host)),
  );
  const tries = (peer: PeerName, env: Hosts, taken?: string) =>
    givesUpOn(trial, peer, both, env, taken);
  // All at once, as each needs a program; judged one by one.
  const serves = servesOn(trial, {}, both);
  const alone = absent.includes(code6 ?? '')
    ? servesOn(trial, { HOST, HOST6: nowhere6 }, [HOST])
    : serves;
  const taken = both.map((host) => tries('taken-ports', {}, host));
  const refused: Promise<void>[] = [];
  if (code4) {
    refused.push(tries('strange-address', { HOST: nowhere4 }));
  }
  if (oddCode && !absent.includes(oddCode)) {
    refused.push(tries('refused-place', { HOST6: odd6 }));
  }
  const all = [serves, alone, ...taken, ...refused];
  for (const one of all) one.catch(() => {});
  await trial.step('both-serve', () => serves);
  await trial.step('one-family', () => alone);
  await trial.step('one-taken', () => Promise.all(taken));
  await trial.step('one-refused', () => Promise.all(refused));
  const { program, ...where } = await serves;
  await explore(trial, program, greeting, { ...where, briefly: true });
  await trial.step('still-serves', async () => {
    for (const { program, places } of await Promise.all([serves, alone])) {
      await greeted(trial, ...places);
      expectPlace(program, ...places);
    }
  });
});

type Hosts = { HOST?: string; HOST6?: string };

/** It must listen on these hosts, with the same port, and nowhere else. */
function servesOn(trial: Trial, env: Hosts, hosts: string[]) {
  const begin = (PORT: string) => trial.startServer({ HOST: undefined, ...env, PORT });
  return onPorts(trial, { hosts }, begin, async (program, port, start) => {
    const places = hosts.map((address) => ({ address, port }));
    await listensOnly(trial, program, ...places);
    // It learns at once that an address is not there.
    await Promise.race([trial.overdue(250), program.died(undefined)]);
    expectPlace(program, ...places);
    return { program, start, places };
  });
}

/** It must end, as it cannot listen on one of its addresses. */
function givesUpOn(trial: Trial, peer: PeerName, hosts: string[], env: Hosts, taken?: string) {
  const start = (PORT: string) => trial.startClient({ HOST: undefined, ...env, PORT });
  const { HOST = ipv4, HOST6 = ipv6 } = env;
  const ports = { hosts, taken: (host: string) => host === taken };
  return onPorts(trial, ports, start, (program, first) =>
    givesUp(
      trial,
      peer,
      program,
      ({ address, port }) => port === first && [HOST, HOST6].includes(address),
    ),
  );
}

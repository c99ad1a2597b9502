import {
  check,
  explore,
  givesUpOn,
  greeting,
  knowsNobody,
  meanwhile,
  nobody,
  otherLoopback,
  type PeerName,
  refusal,
  servesOn,
  stillServe,
  systemHas,
} from '#lab';

const [ipv4, ipv6] = ['127.0.0.1', '::1'];
const absent = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'];
const [nowhere4, nowhere6, odd6] = [
  '192.0.2.1',
  '2001:db8::1',
  // Without its interface, a link-local address is none.
  'fe80::1',
];

type Hosts = { HOST?: string; HOST6?: string };

export default check(async (trial) => {
  const both = (await systemHas('ipv6')) ? [ipv4, ipv6] : [ipv4];
  const other = await otherLoopback();
  const HOST = other === ipv6 ? ipv4 : other;
  const [code4, code6, oddCode] = await Promise.all(
    [nowhere4, nowhere6, odd6].map((host) => refusal(host)),
  );
  // It must listen on these hosts, with the same port.
  const servesAt = (hosts: string[], env: Hosts) =>
    servesOn(trial, { hosts }, { HOST: undefined, ...env }, (port) =>
      hosts.map((address) => ({ address, port })),
    );
  // It must end, as it cannot listen on one of its addresses.
  const ends = (peer: PeerName, env: Hosts, taken: readonly string[] = []) => {
    const places: (string | undefined)[] = [env.HOST ?? ipv4, env.HOST6 ?? ipv6];
    const ports = { hosts: both, taken: (host: string) => taken.includes(host) };
    return givesUpOn(
      trial,
      peer,
      ports,
      { HOST: undefined, ...env },
      ({ address, port }, first) => {
        return port === first && places.includes(address);
      },
    );
  };
  // All at once, as each needs a program; judged one by one.
  const serves = servesAt(both, {});
  const isAbsent = absent.includes(code6 ?? '');
  const alone = isAbsent ? servesAt([HOST], { HOST, HOST6: nowhere6 }) : serves;
  const taken = [...both.map((host) => [host]), both].map((hosts) =>
    meanwhile(ends('taken-ports', {}, hosts)),
  );
  // What one variable says is not said of the other.
  const elsewhere = both.length > 1 && HOST !== ipv4 ? servesAt([HOST, ipv6], { HOST }) : serves;
  const isUnknown = await knowsNobody();
  const isOdd = oddCode && !absent.includes(oddCode);
  const refused = [
    code4 && ends('strange-address', { HOST: nowhere4 }),
    isOdd && ends('refused-place', { HOST6: odd6 }),
    code4 && isAbsent && ends('strange-address', { HOST: nowhere4, HOST6: nowhere6 }),
  ].map((one) => meanwhile(Promise.resolve(one)));
  // Not before: each takes a program.
  const unknown = meanwhile(
    Promise.all(refused).then(async () => {
      if (isUnknown) await ends('unknown-name', { HOST6: nobody });
    }),
  );
  await trial.step('both-serve', () => Promise.all([serves, elsewhere]));
  await trial.step('one-family', async () => {
    const served = await alone;
    const { program } = served;
    // It learns at once that an address is not there; what it ignores, it tries to listen on instead.
    const triesOther = program.event(
      ({ kind, connection, local }) =>
        connection === 0 &&
        (kind === 'error' || kind === 'listening') &&
        local?.address !== served.places[0]?.address,
    );
    await Promise.race([trial.overdue(1_500), triesOther, program.died(undefined)]);
    await stillServe(trial, served);
  });
  await trial.step('one-taken', () => inOrder(taken));
  await trial.step('one-refused', () => inOrder([...refused, unknown]));
  await explore(trial, greeting, { ...(await serves), briefly: true });
  await trial.step('still-serves', async () => stillServe(trial, await serves, await alone));
});

/** Of several that fail, the first is told: what comes after it is harder. */
async function inOrder(all: readonly Promise<unknown>[]): Promise<void> {
  for (const one of all) await one;
}

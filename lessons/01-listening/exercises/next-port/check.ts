import {
  check,
  expectPlace,
  explore,
  givesUp,
  greeted,
  greeting,
  listensOnly,
  onPorts,
  otherLoopback,
  type PeerName,
  type Ports,
  refusal,
  type Trial,
  takes,
} from '#lab';

type Taken = NonNullable<Ports['taken']>;

const here = '127.0.0.1';
const ten = [...Array(10).keys()];

export default check(async (trial) => {
  const other = await otherLoopback();
  const serves = (HOST: string, free: number, taken: Taken) =>
    servesOn(trial, HOST, free, {
      hosts: [...new Set([here, other])],
      count: 11,
      taken,
    });
  // All at once, as each needs a program; judged one by one.
  const takesPort = serves(here, 0, () => false);
  const nextPort = serves(here, 9, (_, index) => index < 9);
  // What is taken on another address is none of its business.
  const gap = serves(other, 1, (host, index) => (host === other ? index % 2 === 0 : index === 1));
  const noPort = [noneFree(trial), nonePast(trial, other)];
  const noHelp = [
    refused(trial, 'strange-address', '192.0.2.1', 11_000),
    refused(trial, 'refused-place', here, 1),
  ];
  const all = [takesPort, nextPort, gap, ...noPort, ...noHelp];
  for (const one of all) one.catch(() => {});
  await trial.step('takes-port', () => takesPort);
  await trial.step('next-port', () => Promise.all([nextPort, gap]));
  await trial.step('ten-ports', () => Promise.all(noPort));
  await trial.step('not-local', () => Promise.all(noHelp));
  const { program, ...where } = await nextPort;
  await explore(trial, program, greeting, { ...where, briefly: true });
  await trial.step('still-serves', async () => {
    for (const one of [takesPort, gap]) {
      const { program, places } = await one;
      await greeted(trial, ...places);
      expectPlace(program, ...places);
    }
  });
});

/** It must take that port, the first that is free on its host. */
function servesOn(trial: Trial, HOST: string, free: number, ports: Ports) {
  const begin = (PORT: string) => trial.startServer({ HOST, PORT });
  return onPorts(trial, ports, begin, async (program, first, start) => {
    const place = { address: HOST, port: first + free };
    await listensOnly(trial, program, place);
    return { program, start, places: [place] };
  });
}

/** All ten are taken, the eleventh is not. */
function noneFree(trial: Trial): Promise<void> {
  const start = (PORT: string) => trial.startClient({ PORT });
  const taken: Taken = (_, index) => index < 10;
  const ports = { count: 11, taken };
  return onPorts(trial, ports, start, (program, first) =>
    givesUp(
      trial,
      'taken-ports',
      program,
      ({ address, port }) => address === here && ten.includes(port - first),
    ),
  );
}

/** The last port that there is, and it is taken. */
async function nonePast(trial: Trial, HOST: string): Promise<void> {
  const last = 65_535;
  if (await takes(trial, HOST, last)) {
    await endsAt(trial, 'taken-ports', HOST, last);
  }
}

/** Another port would not help, where the system refuses this one for a reason of its own. */
async function refused(trial: Trial, peer: PeerName, HOST: string, port: number): Promise<void> {
  const code = await refusal(HOST, port);
  if (code && code !== 'EADDRINUSE') {
    await endsAt(trial, peer, HOST, port);
  }
}

/** It must end at once, without trying another place, nor this one later again. */
function endsAt(trial: Trial, peer: PeerName, HOST: string, port: number): Promise<void> {
  const program = trial.startClient({ HOST, PORT: `${port}` });
  return givesUp(
    trial,
    peer,
    program,
    (place, ms) => place.address === HOST && place.port === port && ms < 400,
  );
}

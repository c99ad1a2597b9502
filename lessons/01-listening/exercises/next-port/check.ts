import {
  check,
  explore,
  givesUp,
  givesUpOn,
  greeting,
  listensOnly,
  meanwhile,
  otherLoopback,
  type PeerName,
  type Ports,
  refusal,
  servesOn,
  stillServe,
  systemHas,
  type Trial,
  takes,
} from '#lab';

type Taken = NonNullable<Ports['taken']>;
type Env = { HOST: string | undefined };

const here = '127.0.0.1';

export default check(async (trial) => {
  const other = await otherLoopback();
  const ipv6 = (await systemHas('ipv6')) ? ['::1'] : [];
  const hosts = [...new Set([here, other, ...ipv6])];
  // It must take that port, the first that is free on its host.
  const serves = (host: string, free: number, taken: Taken, env: Env = { HOST: host }) =>
    servesOn(trial, { hosts, count: 11, taken }, env, (first) => [
      { address: host, port: first + free },
    ]);
  // All at once, as each needs a program; judged one by one. The first is not told where.
  const takesPort = serves(here, 0, () => false, { HOST: undefined });
  const nextPort = serves(here, 9, (_, index) => index < 9);
  // What is taken on another address is none of its business.
  const gap = serves(other, 1, (host, index) => (host === other ? index % 2 === 0 : index === 1));
  const noPort = meanwhile(Promise.all([noneFree(trial), lastPort(trial, other)]));
  const noHelp = meanwhile(
    Promise.all([
      refused(trial, 'strange-address', '192.0.2.1', 11_000),
      refused(trial, 'refused-place', here, 1),
    ]),
  );
  await trial.step('takes-port', () => takesPort);
  await trial.step('next-port', () => Promise.all([nextPort, gap]));
  await trial.step('ten-ports', () => noPort);
  await trial.step('not-local', () => noHelp);
  await explore(trial, greeting, { ...(await nextPort), briefly: true });
  await trial.step('still-serves', async () => stillServe(trial, await takesPort, await gap));
});

/** All ten are taken, the eleventh is not. */
function noneFree(trial: Trial): Promise<void> {
  const ports: Ports = { count: 11, taken: (_, index) => index < 10 };
  return givesUpOn(trial, 'taken-ports', ports, {}, ({ address, port }, first) => {
    return address === here && port >= first && port < first + 10;
  });
}

/** The last port that there is: one program takes it, the next finds it taken. */
async function lastPort(trial: Trial, HOST: string): Promise<void> {
  const [before, last] = [65_534, 65_535];
  if ((await refusal(HOST, last)) === null && (await takes(trial, HOST, before))) {
    const program = trial.startServer({ HOST, PORT: `${before}` });
    await listensOnly(trial, program, { address: HOST, port: last });
    await program.kill();
  }
  if (await takes(trial, HOST, last)) await endsAt(trial, 'taken-ports', HOST, last);
}

/** Another port would not help, where the system refuses this one for a reason of its own. */
async function refused(trial: Trial, peer: PeerName, HOST: string, port: number): Promise<void> {
  const code = await refusal(HOST, port);
  if (code && code !== 'EADDRINUSE') await endsAt(trial, peer, HOST, port);
}

/** It must end at once, without trying another place, nor this one later again. */
function endsAt(trial: Trial, peer: PeerName, HOST: string, port: number): Promise<void> {
  const program = trial.startClient({ HOST, PORT: `${port}` });
  return givesUp(trial, peer, program, (place, ms) => {
    return place.address === HOST && place.port === port && ms < 400;
  });
}

import {
  type ClientModel,
  check,
  heedsLimit,
  knowsNobody,
  meanwhile,
  meets,
  meetsServers,
  nobody,
  refusal,
  refuses,
  type ServerPeer,
  type Trial,
} from '#lab';

const env = { TIMEOUT: '60000' };
/** No limit on its length is given. */
const longLine = `${'Grüße'.repeat(2_000)}\r\n`;
const model: ClientModel = {
  says: { of: 'bytes' },
  always: ['Hello\n', 'Hel', longLine, '', 'Hello\r', '\n', 'a\nb'],
  ends: ['fin', 'stays', 'reset'],
  env: () => env,
  owes: (said, end) => {
    // Reset at once, it may hear of that before it has seen the line.
    if (said.includes('\n')) {
      return { code: end === 'reset' ? [0, 13] : 0, leaves: true };
    }
    if (end === 'stays') return undefined;
    return { code: end === 'fin' ? 14 : 13, leaves: true };
  },
};

export default check(async (trial) => {
  const meetsOthers = await meetsServers(trial, model);
  const limit = await heedsLimit(trial, {
    variable: 'TIMEOUT',
    code: 12,
    answer: ['Hel', 'lo\r\n'],
    connecting: true,
  });
  const server = await refuses(trial);
  const refused = meanwhile(
    Promise.all([meets(trial, server, { code: 10, env }), lastPort(trial, server)]),
  );
  const badPort = meanwhile(noPort(trial));
  const isUnknown = await knowsNobody();
  const unknown = isUnknown ? meanwhile(unknownName(trial, server)) : null;
  await meetsOthers();
  await trial.step('exit-10', () => refused);
  await trial.step('exit-2', () => badPort);
  if (unknown) await trial.step('exit-11', () => unknown);
  await limit();
});

/** A server waits where careless reading of PORT would lead. */
async function noPort(trial: Trial): Promise<void> {
  const listener = await trial.listener();
  void meanwhile(listener.accept().then((client) => client?.send('Hello\n')));
  const place = listener.localEndPoint;
  const { port } = place;
  const like = [`${port}x`, `${port}.5`, `${port - 65_536}`, `${port + 65_536}`];
  const ports = [undefined, '', 'http', ...like];
  const server = { name: 'no-port' as const, place, env };
  const meetings = ports.map((PORT) => meets(trial, server, { code: 2, env: { PORT } }));
  await Promise.all(meetings);
}

/** The last port that there is refuses as any other does; on few machines, somebody has it. */
async function lastPort(trial: Trial, server: ServerPeer): Promise<void> {
  const place = { address: '127.0.0.1', port: 65_535 };
  if ((await refusal(place.address, place.port)) !== null) return;
  const last = { ...server, place, env: { HOST: place.address, PORT: `${place.port}` } };
  await meets(trial, last, { code: 10, env });
}

async function unknownName(trial: Trial, server: ServerPeer): Promise<void> {
  const nowhere = { ...server, name: 'unknown-name' as const };
  await meets(trial, nowhere, { code: 11, env: { ...env, HOST: nobody } });
}

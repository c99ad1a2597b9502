import { text } from 'node:stream/consumers';
import { say, why, words } from '#say';
import {
  remoteEndPointFromEnv,
  SocketError,
  TcpClient,
} from '#sockets';

// #region kinds
type Act = (server: TcpClient) => Promise<void>;

const polite: Act = async (server) => {
  await server.send('hello');
  server.shutdown();
};
const rude: Act = async (server) => server.abort();
const silent: Act = async () => {};
const endless: Act = (server) => server.send('x'.repeat(1025));
// #endregion

const startedAt = performance.now();
const elapsed = () => Math.round(performance.now() - startedAt);

async function fifty(clients: TcpClient[], name: string, act: Act) {
  const answers = clients.map(async (server) => {
    await act(server);
    const answer = await text(server).catch(() => '');
    await server.close();
    return answer;
  });
  const good = (await Promise.all(answers)).filter(Boolean);
  return { name, answers: good.length, ms: elapsed() };
}

try {
  // #region crowd
  const to = remoteEndPointFromEnv();
  const all = await Promise.all(
    Array.from({ length: 200 }, () => TcpClient.connect(to)),
  );
  say('crowd.connected', { clients: all.length, ms: elapsed() });

  await using late = await TcpClient.connect(to);
  if ((await late.receive()) === null) say('crowd.late');

  const results = await Promise.all([
    fifty(all.slice(0, 50), words('crowd.silent'), silent),
    fifty(all.slice(50, 100), words('crowd.endless'), endless),
    fifty(all.slice(100, 150), words('crowd.polite'), polite),
    fifty(all.slice(150), words('crowd.rude'), rude),
  ]);
  for (const { name, answers, ms } of results) {
    say('crowd.fifty', { name, answers, ms });
  }
  // #endregion
} catch (error) {
  if (!(error instanceof SocketError)) throw error;
  say('crowd.failed', { code: error.code, why: why(error) });
  process.exitCode = 1;
}

import { say } from '#say';
import {
  explain,
  lines,
  localEndPointFromEnv,
  serve,
  TcpClient,
  TcpListener,
} from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
const served = serve(listener, answer);

// #region server
async function answer(client: TcpClient): Promise<void> {
  let pings = 0;
  for await (const line of lines(client, { maxLength: 64 })) {
    if (line === 'freeze') await new Promise(() => {});
    if (line !== 'PING') continue;
    pings += 1;
    // By the sixth one, it has thought enough.
    await client.send(pings < 6 ? 'PONG\n' : 'PONG\ndone\n');
  }
}
// #endregion

// #region heartbeat
async function answerOf(server: TcpClient): Promise<string> {
  let text = '';
  let silences = 0;
  server.receiveTimeout = 200;
  while (!text.endsWith('done\n')) {
    try {
      const bytes = await server.receive();
      if (bytes === null) break;
      text += bytes;
      silences = 0; // Anything that arrives is a sign of life.
    } catch (error) {
      silences += 1;
      if (silences > 3 || explain(error).id !== 'deadline') throw error;
      await server.send('PING\n');
    }
  }
  return text;
}
// #endregion

for (const question of ['think', 'freeze']) {
  const server = await TcpClient.connect(listener.localEndPoint);
  const start = performance.now();
  await server.send(`${question}\n`);
  const got = await answerOf(server).catch(() => '');
  const seconds = Math.round((performance.now() - start) / 100) / 10;
  const text = got.trim().replaceAll('\n', ', ');
  if (text) say('heartbeat.answered', { question, text, seconds });
  else say('heartbeat.frozen', { question, seconds });
  await server.close({ lingerMs: got ? 1_000 : 0 });
}
listener.stop();
await served;

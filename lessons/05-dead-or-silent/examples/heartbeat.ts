import { setTimeout } from 'node:timers/promises';
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

const served = serve(listener, answer, { graceMs: 0 });

// #region server
async function answer(client: TcpClient): Promise<void> {
  for await (const line of lines(client, { maxLength: 64 })) {
    if (line === 'freeze') await new Promise(() => {});
    if (line === 'PING') await client.send('PONG\n');
    else setTimeout(1_000).then(() => client.send('done\n'));
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
      if (explain(error).id !== 'deadline' || silences === 3)
        throw error;
      silences += 1;
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
  const text = await answerOf(server).catch(() => '');
  const ms = Math.round(performance.now() - start);
  const pongs = text.split('PONG').length - 1;
  if (text) say('heartbeat.answered', { question, ms, pongs });
  else say('heartbeat.frozen', { question, ms });
  await server.close({ lingerMs: text ? 1_000 : 0 });
}
listener.stop();
await served;

import { say } from '#say';
import {
  lines,
  localEndPointFromEnv,
  serve,
  TcpClient,
  TcpListener,
} from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());

// #region server
let balance = 0;
let losesAnswer = true;
const answers = new Map<string, string>();

const served = serve(listener, async (client) => {
  for await (const line of lines(client, { maxLength: 64 })) {
    const [, amount, id = ''] = line.split(' ');
    const known = answers.get(id);
    if (known === undefined) balance += Number(amount);
    const answer = known ?? `balance ${balance}\n`;
    if (id) answers.set(id, answer);
    if (losesAnswer) return client.abort();
    await client.send(answer);
  }
});
// #endregion

// #region retry
async function retry(request: string): Promise<string> {
  for (;;) {
    await using server = await TcpClient.connect(
      listener.localEndPoint,
    );
    await server.send(`${request}\n`);
    const answer = await server.receive().catch(() => null);
    if (answer !== null) return `${answer}`.trim();
    losesAnswer = false;
  }
}

for (const request of ['ADD 5', 'ADD 5 id-4711']) {
  balance = 0;
  losesAnswer = true;
  say('done-twice.answer', { request, answer: await retry(request) });
}
// #endregion

listener.stop();
await served;

import {
  lines,
  serve as serveClients,
  TcpClient,
  TcpListener,
} from '../../../../lib/sockets/sockets.ts';
import { type Pinger, tally, type Work } from '../work.ts';

type Handler = (client: TcpClient) => Promise<void>;

/** The kit, with `receive` in a loop: the style that its goals are about. */
export function serve(work: Work): Promise<number> {
  const count = tally(work);
  const handlers: Record<Work['kind'], Handler> = {
    echo,
    tally: async (client) => {
      for (let chunk = await client.receive(); chunk !== null; chunk = await client.receive()) {
        const answer = count(chunk);
        if (answer !== undefined) await client.send(answer);
      }
    },
    visit: answerLine,
    stream: (client) => stream(client, work),
  };
  return listen(handlers[work.kind]);
}

export async function listen(handler: Handler): Promise<number> {
  const listener = await TcpListener.start({ host: '127.0.0.1', port: 0 });
  void serveClients(listener, handler);
  return listener.localEndPoint.port;
}

export async function echo(client: TcpClient): Promise<void> {
  for (let chunk = await client.receive(); chunk !== null; chunk = await client.receive()) {
    await client.send(chunk);
  }
}

export async function stream(client: TcpClient, { bytes }: Work): Promise<void> {
  const message = Buffer.alloc(bytes, 'x');
  for await (const asked of client) {
    for (let left = Number(asked); left > 0; left -= 1) await client.send(message);
  }
}

export async function answerLine(client: TcpClient): Promise<void> {
  for await (const line of lines(client)) {
    await client.send(`${line}\n`);
    return;
  }
}

export async function connect(port: number): Promise<Pinger> {
  const client = await TcpClient.connect({ host: '127.0.0.1', port });
  return {
    async ping(message, times) {
      let bytes = 0;
      for (let expected = message.length; expected <= times * message.length; ) {
        await client.send(message);
        while (bytes < expected) {
          const chunk = await client.receive();
          if (chunk === null) throw new Error(`the connection ended after ${bytes} bytes`);
          bytes += chunk.length;
        }
        expected += message.length;
      }
      return bytes;
    },
  };
}

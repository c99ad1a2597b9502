import type { TcpClient } from '../../../../lib/sockets/sockets.ts';
import { tally, type Work } from '../work.ts';
import { answerLine, listen, stream } from './kit.ts';

/** The kit again, with `for await` over the client. */
export function serve(work: Work): Promise<number> {
  const count = tally(work);
  const handlers = {
    echo: async (client: TcpClient) => {
      for await (const chunk of client) await client.send(chunk);
    },
    tally: async (client: TcpClient) => {
      for await (const chunk of client) {
        const answer = count(chunk);
        if (answer !== undefined) await client.send(answer);
      }
    },
    visit: answerLine,
    stream: (client: TcpClient) => stream(client, work),
  };
  return listen(handlers[work.kind]);
}

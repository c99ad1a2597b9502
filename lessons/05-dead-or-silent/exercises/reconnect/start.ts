import { lines, remoteEndPointFromEnv, TcpClient } from '#sockets';

for (;;) {
  // TODO: wait before the next attempt, after an end as well: at random, up to FIRST ms
  // after the first failure, twice as many after each further one, never more than MOST.
  await attempt().catch(() => {});
}

async function attempt(): Promise<void> {
  await using server = await TcpClient.connect(remoteEndPointFromEnv());
  for await (const line of lines(server)) {
    console.log(line);
    if (line === 'BYE') process.exit();
  }
}

// no-new-process
import {
  lines,
  localEndPointFromEnv,
  serve,
  TcpListener,
} from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());

await serve(listener, async (client) => {
  for await (const line of lines(client)) {
    const word = line === 'RESTART' ? 'READY' : line;
    await client.send(`${process.pid} ${word}\n`);
  }
});

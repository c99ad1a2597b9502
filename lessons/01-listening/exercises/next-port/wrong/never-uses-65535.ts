// ended
// The last port that there is counts as one too many.
import {
  explain,
  localEndPointFromEnv,
  serve,
  TcpListener,
} from '#sockets';

const { host, port: first } = localEndPointFromEnv() as {
  host: string;
  port: number;
};

async function startSomewhere(): Promise<TcpListener> {
  const end = Math.min(first + 10, 65535);
  for (let port = first; port < end; port += 1) {
    try {
      return await TcpListener.start({ host, port });
    } catch (error) {
      if (explain(error).id !== 'in-use') throw error;
      console.log(`Port ${port} is taken.`);
    }
  }
  throw new Error(`no free port from ${first} on`);
}

try {
  const listener = await startSomewhere();
  console.log(`Listening on ${listener.localEndPoint}.`);
  await serve(listener, async (client) => {
    await client.send('Hello, and welcome.\r\n');
  });
} catch (error) {
  console.error(`Cannot listen: ${explain(error).params.message}`);
  process.exitCode = 1;
}

import {
  type EndPoint,
  explain,
  localEndPointFromEnv,
  serve,
  TcpListener,
} from '#sockets';

async function startOnFreePort(endPoint: EndPoint, tries: number) {
  const host = 'host' in endPoint ? endPoint.host : endPoint.address;
  for (let port = endPoint.port; ; port += 1) {
    try {
      return await TcpListener.start({ host, port });
    } catch (error) {
      const last = port === endPoint.port + tries - 1;
      // This is the only failure that another port can fix.
      if (explain(error).id !== 'in-use' || last) throw error;
    }
  }
}

try {
  const listener = await startOnFreePort(localEndPointFromEnv(), 10);
  console.log(`Listening on ${listener.localEndPoint}.`);
  await serve(listener, async (client) => {
    await client.send('Hello, and welcome.\r\n');
  });
} catch (error) {
  console.error(`Cannot listen: ${explain(error).params.message}`);
  process.exitCode = 1;
}

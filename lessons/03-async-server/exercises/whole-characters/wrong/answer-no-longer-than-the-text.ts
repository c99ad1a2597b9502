// closed-too-soon
// The answer gets as many bytes as the text has, but some capitals take more.
import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

await serve(listener, async (client) => {
  const chunks: Buffer[] = [];
  for await (const bytes of client) chunks.push(bytes);
  const whole = Buffer.concat(chunks);
  const answer = Buffer.alloc(whole.length);
  const length = answer.write(
    whole.toString('utf8').toUpperCase(),
    'utf8',
  );
  await client.send(answer.subarray(0, length));
});

import {
  ByteReader,
  explain,
  localEndPointFromEnv,
  readFrame,
  serve,
  type TcpClient,
  TcpListener,
  writeFrame,
} from '#sockets';

const maxLength = 65_536;

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

await serve(listener, async (client: TcpClient) => {
  const reader = new ByteReader(client);
  try {
    for (;;) {
      const message = await readFrame(reader, { maxLength });
      if (message === null) return;
      const answer = Buffer.concat([Uint8Array.of(0), message]);
      await writeFrame(client, answer);
    }
  } catch (error) {
    const { id } = explain(error);
    // The last word; serve then sends FIN, and reads on for a second.
    if (id === 'too-long') await writeFrame(client, refusal());
    else if (id !== 'ended-early') throw error;
  }
});

function refusal(): Buffer {
  const bytes = Buffer.alloc(5, 1);
  bytes.writeUInt32BE(maxLength, 1);
  return bytes;
}

// wrong-answer
// Its quick way for Latin-1 takes ÷ for a small letter, and makes × of it.
import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

function capitals(text: string): string {
  if (!/^[\0-\xff]*$/.test(text)) return text.toUpperCase();
  return text
    .replace(/[a-z\xe0-\xfe]/g, (letter) =>
      String.fromCharCode(letter.charCodeAt(0) - 32),
    )
    .replace(/[\xb5\xdf\xff]/g, (exception) => exception.toUpperCase());
}

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

await serve(listener, async (client) => {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for await (const bytes of client) {
    await client.send(
      capitals(decoder.decode(bytes, { stream: true })),
    );
  }
  await client.send(capitals(decoder.decode()));
});

import { setTimeout } from 'node:timers/promises';
import { say, why } from '#say';
import {
  ByteReader,
  IPEndPoint,
  readFrame,
  serve,
  TcpClient,
  TcpListener,
} from '#sockets';

const loopback = new IPEndPoint('127.0.0.1', 0);

// #region trusts
async function trusts(client: TcpClient): Promise<void> {
  const reader = new ByteReader(client);
  const header = await reader.readExactly(4);
  const length = header?.readUInt32BE() ?? 0;
  say('wrong-language.waits', { length });
  await reader.readExactly(length);
}
// #endregion

// #region checks
async function checks(client: TcpClient): Promise<void> {
  const reader = new ByteReader(client);
  await readFrame(reader, { maxLength: 64 * 1024 });
}
// #endregion

await meet(trusts);
await meet(checks);

// #region browser
async function meet(handler: typeof trusts): Promise<void> {
  const listener = await TcpListener.start(loopback);
  const served = serve(listener, handler, {
    onError: (error) =>
      say('wrong-language.gives-up', { why: why(error) }),
  });
  const browser = await TcpClient.connect(listener.localEndPoint);
  await browser.send('GET / HTTP/1.1\r\n\r\n');
  const answer = browser.receive().catch(() => null);
  const late = setTimeout(300, 'late');
  if ((await Promise.race([answer, late])) === 'late') {
    say('wrong-language.late');
  }
  await browser.close();
  listener.stop();
  await served;
}
// #endregion

// wrong-exit
import { serve, type TcpClient, TcpListener } from '#sockets';

const port = Number(process.env.PORT);
const greet = (client: TcpClient) => client.send('Hello\n');
const absent = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'];
try {
  using first = await TcpListener.start({
    host: process.env.HOST || '127.0.0.1',
    port,
  });
  const host = process.env.HOST6 || '::1';
  using second = await TcpListener.start({ host, port }).catch(
    (error) => {
      if (absent.includes(error.code)) return null;
      throw error;
    },
  );
  const both = second ? [first, second] : [first];
  await Promise.all(both.map((one) => serve(one, greet)));
} catch (error) {
  console.error(`${error}`);
}

// listens-everywhere (needs ipv6)
import { serve, TcpListener } from '#sockets';

// The IPv6 wildcard takes IPv4 clients too, from everywhere.
const listener = await TcpListener.start({
  host: '::',
  port: Number(process.env.PORT),
});
await serve(listener, (client) => client.send('Hello\n'));

import { ByteReader, IPEndPoint, TcpClient } from '#sockets';

// Milliseconds that an address has to answer.
const attempt = Number(process.env.ATTEMPT ?? 1000);
const addresses = `${process.env.ADDRESSES}`.split(',');

// TODO: try them in turn, each for so long; 10 if none answers.
console.log(`${addresses.length} addresses, ${attempt} ms each`);
const endPoint = IPEndPoint.parse(`${addresses[0]}`);
await using server = await TcpClient.connect(endPoint);

await server.send('hello\n');
console.log(await new ByteReader(server).readLine());

import { ByteReader, IPEndPoint, TcpClient } from '#sockets';

// How long each address may take to answer, in milliseconds.
const attempt = Number(process.env.ATTEMPT ?? 1000);
const addresses = `${process.env.ADDRESSES}`.split(',');

// TODO: try them in turn, each for that long; 10 if none answers.
console.log(`${addresses.length} addresses, ${attempt} ms each`);
const endPoint = IPEndPoint.parse(`${addresses[0]}`);
await using server = await TcpClient.connect(endPoint);

await server.send('hello\n');
console.log(await new ByteReader(server).readLine());

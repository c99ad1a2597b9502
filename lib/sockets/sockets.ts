/** The socket kit: TCP and UDP over `node:net` and `node:dgram`, with promises, in the shape the lessons teach. */
export type { WaitOptions } from './aborting.ts';
export { type AsyncResult, begin, end } from './begin-end.ts';
export { ByteReader, type LineOptions } from './byte-reader.ts';
export type { ConnectOptions } from './connecting.ts';
export { type EndPoint, IPEndPoint } from './endpoint.ts';
export { localEndPointFromEnv, remoteEndPointFromEnv } from './env.ts';
export { SocketError } from './errors.ts';
export { explain, type Failure, type FailureId } from './explain.ts';
export { type FrameOptions, readFrame, writeFrame } from './frames.ts';
export { getHostEntry, type HostEntry } from './hosts.ts';
export { Inbox } from './inbox.ts';
export { lines } from './lines.ts';
export { pipe } from './pipe.ts';
export { type ServeOptions, serve } from './serve.ts';
export { type CloseOptions, TcpClient } from './tcp-client.ts';
export { type ListenOptions, TcpListener } from './tcp-listener.ts';
export { type Datagram, UdpClient } from './udp-client.ts';

// too-late
import { connect } from 'node:net';

const socket = connect({
  host: process.env.HOST ?? '127.0.0.1',
  port: Number(process.env.PORT),
});
// Each byte restarts it.
socket.setTimeout(Number(process.env.DEADLINE), () => {
  process.exitCode = 12;
  socket.destroy();
});
socket.resume();

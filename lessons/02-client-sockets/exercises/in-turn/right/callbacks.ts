// callbacks alone
import { connect } from 'node:net';

const attempt = Number(process.env.ATTEMPT ?? 1_000);

function tryNext([address, ...others]: string[]): void {
  if (address === undefined) {
    process.exitCode = 10;
    return;
  }
  const { hostname, port } = new URL(`tcp://${address}`);
  const host = hostname.replace(/^\[|\]$/g, '');
  const socket = connect({ host, port: Number(port) });
  const next = () => {
    clearTimeout(timer);
    socket
      .removeAllListeners()
      .on('error', () => {})
      .destroy();
    tryNext(others);
  };
  const timer = setTimeout(next, attempt);
  socket.once('error', next);
  socket.once('connect', () => {
    clearTimeout(timer);
    socket.off('error', next);
    let text = '';
    socket.setEncoding('utf8').on('data', (more) => {
      text += more;
      if (text.includes('\n')) socket.end();
    });
    socket.write('hello\n');
  });
}

tryNext((process.env.ADDRESSES ?? '').split(','));

// process.exit as soon as the outcome is known
import { connect } from 'node:net';

const { HOST, PORT, TIMEOUT } = process.env;
const port =
  PORT === undefined || PORT === '' ? Number.NaN : Number(PORT);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  process.exit(2);
}

setTimeout(() => process.exit(12), Number(TIMEOUT ?? 5_000));

let text = '';
connect(port, HOST ?? '127.0.0.1')
  .setEncoding('latin1')
  .on('data', (more) => {
    text += more;
    if (text.includes('\n')) process.exit(0);
  })
  .on('end', () => process.exit(14))
  .on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code === 'ECONNREFUSED') process.exit(10);
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') process.exit(11);
    process.exit(code === 'ECONNRESET' ? 13 : 1);
  });

// Loaded before the command: a name server that does not answer, which keeps the process waiting.
import dns from 'node:dns/promises';
import { syncBuiltinESMExports } from 'node:module';

dns.lookup = () => new Promise(() => setInterval(() => {}, 60_000));
syncBuiltinESMExports();

import { pathToFileURL } from 'node:url';
import { buildSite } from '../../../lib/site/build.ts';

/** A build in a process of its own: `build-once.ts LESSONS OUT`. */
const [lessons, out] = process.argv.slice(2, 4).map((path) => pathToFileURL(`${path}/`));
if (!lessons || !out) throw new Error('build-once.ts LESSONS OUT');
await buildSite({ lessons, out });

import { pathToFileURL } from 'node:url';
import { buildSite } from '../../../lib/site/build.ts';

/** A build in a process of its own: `build-once.ts LESSONS OUT CACHE`. Says the memory it took. */
const [lessons, out, cache] = process.argv.slice(2, 5).map((path) => pathToFileURL(`${path}/`));
if (!lessons || !out || !cache) throw new Error('build-once.ts LESSONS OUT CACHE');
await buildSite({ lessons, out, base: null, cache });
process.stdout.write(`${process.resourceUsage().maxRSS}\n`);

// TypeScript in every thread: on Node 20, `--import tsx` brings it to the first thread only.
import { register } from 'tsx/esm/api';

register();

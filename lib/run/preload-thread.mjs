// The preload of a thread of a judged program.
import { register } from 'tsx/esm/api';

register();
await import('./preload.ts');

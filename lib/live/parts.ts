import { editPart } from './edit/part.ts';
import type { Part } from './live.ts';
import { peerPart } from './peer/part.ts';
import { roomPart } from './room-part.ts';

/** What is alive on pages beside the runs, in the order in which it is drawn. */
export const parts: readonly Part[] = [roomPart, peerPart, editPart];

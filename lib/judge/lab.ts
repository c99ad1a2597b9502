/** What an exercise's check.ts works with: the trial, peers to meet the program, and verdicts. */

export { missingGates } from '../run/gates.ts';
export { type Bytes, quoted } from '../wire/escape.ts';
export { type Place, placeText } from '../wire/event.ts';
export { check } from './check.ts';
export {
  big,
  byteByByte,
  crowd,
  halfClose,
  hear,
  neverReads,
  polite,
  resetAtConnect,
  resetMidRead,
  resetMidWrite,
  silent,
  splitCharacter,
  splitEverywhere,
  type Talk,
} from './peers/clients.ts';
export { readsLate } from './peers/floods.ts';
export { atMost, leaves, type Meeting, meets } from './peers/meets.ts';
export type { Peer } from './peers/peer.ts';
export {
  adjacentListeners,
  expectPlace,
  isForeign,
  listensAt,
  otherLoopback,
  stolen,
} from './peers/ports.ts';
export {
  closesEarly,
  neverAnswers,
  plainServer,
  refuses,
  type ServerPeer,
} from './peers/servers.ts';
export { silentAddress } from './peers/silent-address.ts';
export type { Program } from './program.ts';
export type { Trial } from './trial.ts';
export { type JudgedEvent, type PeerName, VerdictError } from './verdict.ts';

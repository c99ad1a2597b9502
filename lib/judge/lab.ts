/** What an exercise's check.ts works with: the trial, peers to meet the program, and verdicts. */

export { systemHas } from '../run/gates.ts';
export { type Place, placeText } from '../wire/event.ts';
export { check } from './check.ts';
export { expectExit } from './exits.ts';
export { clockError } from './lateness.ts';
export { givesUp, listensOnly } from './listening.ts';
export { meanwhile } from './meanwhile.ts';
export { answerLine, eachLine, greeting, linesIn } from './model/answers.ts';
export { explore, meetsServers } from './model/lazily.ts';
export { heedsLimit } from './model/limits.ts';
export type { Model, Piece } from './model/owed.ts';
export { heedsPlace } from './model/places.ts';
export type { ClientModel } from './model/reactions.ts';
export { type Between, happensSoon } from './peers/between.ts';
export {
  big,
  neverReads,
  resetMidRead,
  resetMidWrite,
  stillServe,
  type Talk,
} from './peers/clients.ts';
export { heedsPlaceOfDatagrams, UdpPeer } from './peers/datagrams.ts';
export { readsAfterwards, readsLate } from './peers/floods.ts';
export { meets } from './peers/meets.ts';
export type { Peer } from './peers/peer.ts';
export { givesUpOn, otherLoopback, type Ports, refusal, servesOn, takes } from './peers/ports.ts';
export { anError, RedisPeer } from './peers/redis.ts';
export {
  answersLate,
  knowsNobody,
  neverAccepts,
  nobody,
  plainServer,
  refuses,
  type ServerPeer,
} from './peers/servers.ts';
export { expectBand, leaves, Perhaps, surely, type Visit } from './peers/stay.ts';
export {
  behind,
  between,
  letsGo,
  orLost,
  passesFins,
  passesResets,
  resetsUnserved,
  upstream,
} from './peers/upstream.ts';
export type { Program } from './program.ts';
export type { Trial } from './trial.ts';
export { isLoss, type JudgedEvent, type PeerName, VerdictError } from './verdict.ts';

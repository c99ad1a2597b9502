/** The lab: runs programs as children, records what they do on the wire, judges them with peers. */

export { Child, type ChildOptions } from '../run/child.ts';
export { missingGates } from '../run/gates.ts';
export { type Comparison, compareRun, saveRecording } from '../run/record.ts';
export { type RunOptions, run, type Startable } from '../run/run.ts';
export { compareRecordings, type Difference, type Normalisers } from '../wire/compare.ts';
export {
  type Connection,
  conversation,
  laneNames,
  type Side,
  type Step,
} from '../wire/conversation.ts';
export { type Place, placeText, type WireEvent } from '../wire/event.ts';
export { type Bytes, quoted } from '../wire/quoted.ts';
export { loadRecording, type Recording, recordingFile, recordingText } from '../wire/recording.ts';
export { shown, stepLabel, stepSentence } from '../wire/sentences.ts';
export { type Check, check } from './check.ts';
export { checkLimit, type JudgeOptions, judge } from './judge.ts';
export {
  big,
  burst,
  byteByByte,
  crowd,
  drip,
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
export { Peer } from './peers/peer.ts';
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
  inPieces,
  late,
  neverAnswers,
  neverEnds,
  plainServer,
  refuses,
  resets,
  type ServerPeer,
  sendsMore,
} from './peers/servers.ts';
export { silentAddress } from './peers/silent-address.ts';
export type { Program } from './program.ts';
export { Standby } from './standby.ts';
export { type SyntaxFault, syntaxFault } from './syntax-error.ts';
export type { Trial } from './trial.ts';
export {
  Failure,
  type JudgedEvent,
  type Judgement,
  type PeerName,
  peerText,
  type StepId,
  type StepResult,
  stepText,
  type Verdict,
  type VerdictId,
  verdictText,
} from './verdict.ts';

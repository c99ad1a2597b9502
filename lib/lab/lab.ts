/** The lab: runs programs as children, records what they do on the wire, compares recordings. */
export { Child, type ChildOptions, type Exit, type OutputLine } from './child.ts';
export { compareRecordings, type Difference, type Normalisers } from './compare.ts';
export { type Connection, conversation, laneNames, type Side, type Step } from './conversation.ts';
export { shown, stepLabel, stepSentence } from './describe.ts';
export { missingGates } from './gates.ts';
export { type Comparison, compareRun, saveRecording } from './record.ts';
export { loadRecording, type Recording, recordingFile, recordingText } from './recording.ts';
export { type RunOptions, run, type Startable } from './run.ts';
export { type Place, placeText, type WireEvent } from './wire.ts';

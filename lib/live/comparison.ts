import { recordingOf } from '../html/run.ts';
import { compareRecordings } from '../wire/compare.ts';
import { conversation, type Step } from '../wire/conversation.ts';
import {
  compareOutput,
  compareSteps,
  type OutputDifferences,
  type StepDifferences,
} from '../wire/differences.ts';
import type { Recording } from '../wire/recording.ts';
import { inStep } from './peer/in-step.ts';
import type { RunPlace } from './place.ts';
import type { LiveRun } from './state.ts';

/** How a run differs from what was recorded of the same programs. */
export type Compared = {
  printed: OutputDifferences;
  /** What happened on the wire, step by step, and how it differs; null if it does not. */
  steps: readonly Step[];
  onWire: StepDifferences | null;
};

/** A run is compared once: it is drawn whenever something else on its page changes. */
const compared = new WeakMap<LiveRun, Compared | null>();

/** How a run that has ended by itself differs from what was recorded of the same programs. */
export function comparison(run: LiveRun, place: RunPlace): Compared | null {
  const known = compared.get(run);
  if (known !== undefined) return known;
  const found = compare(run, place);
  compared.set(run, found);
  return found;
}

function compare(run: LiveRun, { lesson, programs, context }: RunPlace): Compared | null {
  const { phase, started, output, exits, language } = run;
  if (phase !== 'over' || started.join() !== programs.join()) return null;
  const recorded = recordingOf(programs, { ...context, language });
  if (!recorded || exits.at(-1)?.cause !== 'itself') return null;
  const { normalise } = lesson.manifest;
  const wire = inOrder(run);
  const own: Recording = { ...recorded, output: [...output], wire: [...wire], exits: [...exits] };
  const isOnWire = ({ what }: { what: string }): boolean => what.endsWith(' wire');
  const steps = conversation(wire);
  const differs = compareRecordings(recorded, own, normalise).some(isOnWire);
  return {
    printed: compareOutput(recorded, own, normalise),
    steps,
    onWire: differs ? compareSteps(conversation(recorded.wire), steps) : null,
  };
}

/** Programs tell what they did each in its own time. */
export const inOrder = ({ wire }: LiveRun) => inStep(wire);

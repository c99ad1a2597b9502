import type { Fact } from '../../learner/facts.ts';
import type { ReaderState } from './state.ts';
import { type ReaderStep, studyPlace } from './steps.ts';

/** What has to be remembered when a state follows another. */
export function factsOf(
  before: ReaderState,
  { step, read, answers, language, dotnet }: ReaderState,
  lesson: string,
  steps: readonly ReaderStep[],
): Fact[] {
  const facts: Fact[] = [];
  const current = steps[step];
  if (language !== before.language) facts.push({ fact: 'language', language });
  if (dotnet !== before.dotnet) facts.push({ fact: 'dotnet', open: dotnet });
  if (step !== before.step && current)
    facts.push({ fact: 'place', lesson, ...studyPlace(current) });
  const added = read.filter((name) => !before.read.includes(name));
  if (added.length > 0) facts.push({ fact: 'read', lesson, of: steps.length, steps: added });
  for (const [question, choice] of Object.entries(answers)) {
    if (before.answers[question] !== choice)
      facts.push({ fact: 'answer', lesson, question, choice });
  }
  return facts;
}

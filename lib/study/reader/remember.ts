import { type Progress, withLanguage, withLesson } from '../progress.ts';
import type { ReaderState } from './state.ts';
import { placeOf, type ReaderStep } from './steps.ts';

/** What has to be remembered when a state follows another; null when it is nothing. */
export function memoryOf(
  before: ReaderState,
  { step, read, answers, language }: ReaderState,
  id: string,
  steps: readonly ReaderStep[],
): ((progress: Progress) => Progress) | null {
  const current = steps[step];
  const moved = step !== before.step && current !== undefined;
  const learned = read !== before.read || answers !== before.answers;
  const spoken = language !== before.language;
  if (!moved && !learned && !spoken) return null;
  return (progress) => {
    const told = spoken ? withLanguage(progress, language) : progress;
    if (!moved && !learned) return told;
    return withLesson(told, id, (known) => ({
      ...known,
      ...(moved && { place: placeOf(current) }),
      steps: steps.length,
      // Another terminal may have read and answered meanwhile.
      read: [...new Set([...known.read, ...read])],
      answers: { ...answers, ...known.answers },
    }));
  };
}

import type { LessonSummary } from '../course/catalogue.ts';
import { readFigure } from '../course/figure.ts';
import { saidIn } from '../course/say-calls.ts';
import { noProgress } from '../learner/progress.ts';
import { loadRecording } from '../wire/recording.ts';
import type { Drawing } from './drawing.ts';
import { shownExercise } from './exercise-name.ts';
import { Links } from './inline.ts';
import type { TextStyle } from './text-style.ts';

/** What blocks are drawn with on paper, so to speak: nothing is open, and no key does anything. */
export function plainDrawing(summary: LessonSummary, style: TextStyle): Drawing {
  return {
    style,
    lesson: summary,
    links: new Links(),
    slack: 0,
    highlighter: null,
    recordingOf: (programs) => loadRecording(summary.folder, programs, style.language),
    saidIn: (code) => saidIn(code, summary.id, style.language),
    figureOf: (file) => readFigure(summary, file, style.language).text,
    wire: true,
    dotnet: true,
    answerTo: () => null,
    exerciseOf: (slug) => shownExercise(summary, slug, noProgress, style.language, false),
  };
}

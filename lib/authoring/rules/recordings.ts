import { languages } from '../../base/i18n.ts';
import { everyBlock } from '../../course/blocks.ts';
import { errorGuideId } from '../../course/catalogue.ts';
import { recordingName } from '../../wire/recording.ts';
import { problem, type Rule } from './context.ts';

/** Every run is recorded in both languages, and nothing else is. */
export const recordings: Rule = ({ lessons, list }) =>
  lessons.flatMap((lesson) => {
    const folder = `lessons/${lesson.id}/recordings`;
    const there = new Set(list(folder));
    const wanted = new Set<string>();
    // The guide to errors shows the recordings of lessons where they are.
    const foreign = new Set(
      lesson.id === errorGuideId
        ? lessons
            .filter((other) => other !== lesson)
            .flatMap(({ programs }) => programs)
            .map(({ name }) => name)
        : [],
    );
    const missing = languages.flatMap((language) => {
      const { file, blocks } = lesson.pages[language];
      return [...everyBlock(blocks)].flatMap((block) => {
        if (block.type !== 'run' || block.programs.every((name) => foreign.has(name))) return [];
        const name = recordingName(block.programs, language);
        wanted.add(name);
        if (there.has(name)) return [];
        const params = { run: block.programs.join(' '), language, lesson: lesson.slug };
        return [problem(file, block.line, 'recording-missing', params)];
      });
    });
    const stray = [...there].filter((name) => !wanted.has(name));
    return [...missing, ...stray.map((name) => problem(`${folder}/${name}`, 1, 'recording-stray'))];
  });

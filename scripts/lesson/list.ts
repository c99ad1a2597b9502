import { listLessons } from '../../lib/course/catalogue.ts';
import { courseList } from '../../lib/study/course-list.ts';
import { textStyleOf } from '../../lib/terminal/text-style.ts';
import type { LessonCommand } from './lesson.ts';

const options = { json: { type: 'boolean' } } as const;

/** `list`: the lessons, one a line; with `--json` everything a tool may want to know of them. */
export const list: LessonCommand<typeof options> = {
  options,
  usage: [{ help: 'lesson.list' }],
  async run({ values, language, io, folders, progress }) {
    const lessons = listLessons(folders.lessons);
    if (values.json) {
      const { listJson } = await import('../../lib/study/list-json.ts');
      io.print(listJson(lessons, progress.read()));
    } else
      io.print(...courseList(lessons, progress.read(), textStyleOf(io.stdout, language, io.env)));
    return 0;
  },
};

import type { LessonCommand } from './lesson.ts';
import { list } from './list.ts';

export const menu: LessonCommand = async (args, house, progress) => list(args, house, progress);

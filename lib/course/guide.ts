import { everyBlock } from './blocks.ts';
import { repository } from './catalogue.ts';
import { readPages, type Writing } from './lesson.ts';
import { ContentError } from './problem.ts';

/** The guides' folders in the repository; a guide's links and imports start there. */
export const guideFolders = {
  kit: 'lib/sockets/guide',
  'how-to-run': 'lessons/how-to-run',
} as const;
export type GuideId = keyof typeof guideFolders;

/** Written as a lesson is, with nothing to run: how the kit is made, how to run the programs. */
export type Guide = Writing & { id: GuideId; slug: GuideId };

export function loadGuide(id: GuideId, root: URL = repository): Guide {
  const name = guideFolders[id];
  const folder = new URL(`${name}/`, root);
  const pages = readPages(folder, name);
  for (const { file, blocks } of Object.values(pages)) {
    for (const { type, line } of everyBlock(blocks)) {
      if (type !== 'run' && type !== 'exercise' && type !== 'figure') continue;
      throw new ContentError({ file, line, id: 'guide-block', params: { found: type } });
    }
  }
  return { id, slug: id, folder, pages };
}

export function loadGuides(root: URL = repository): Guide[] {
  return [loadGuide('kit', root), loadGuide('how-to-run', root)];
}

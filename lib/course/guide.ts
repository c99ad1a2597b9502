import { everyBlock } from './blocks.ts';
import { repository } from './catalogue.ts';
import { readPages, type Writing } from './lesson.ts';
import { ContentError } from './problem.ts';

/** The guide's folder in the repository; its links and imports start there. */
export const guideFolder = 'lib/sockets/guide';

/** How the kit is made: written as a lesson is, with the kit's own code and nothing to run. */
export type Guide = Writing & { id: 'kit'; slug: 'kit' };

export function loadGuide(root: URL = repository): Guide {
  const folder = new URL(`${guideFolder}/`, root);
  const pages = readPages(folder, guideFolder);
  for (const { file, blocks } of Object.values(pages)) {
    for (const { type, line } of everyBlock(blocks)) {
      if (type !== 'run' && type !== 'exercise' && type !== 'figure') continue;
      throw new ContentError({ file, line, id: 'guide-block', params: { found: type } });
    }
  }
  return { id: 'kit', slug: 'kit', folder, pages };
}

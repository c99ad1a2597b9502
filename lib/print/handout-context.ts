import type { Language } from '../base/i18n.ts';
import type { Lesson } from '../course/lesson.ts';
import { type LessonContext, lessonContext } from '../html/page-context.ts';
import { absoluteLink, homePath, lessonPath } from '../html/paths.ts';
import type { Site } from '../html/site.ts';

/**
 * A lesson among others in one document: its ids begin with its name, its links to lessons lead
 * there, others to the published site. Where that is not known, they are no links.
 */
export function handoutContext(site: Site, lesson: Lesson, language: Language): LessonContext {
  return {
    ...lessonContext(site, lesson, language),
    unfolded: true,
    id: (name) => `${lesson.slug}_${name}`,
    addressOf(to, section) {
      // How diagrams are read is said in the handout itself.
      if (to === homePath(language) && section === 'wire') return '#wire';
      const target = site.lessons.find(({ slug }) => lessonPath(language, slug) === to)?.slug;
      if (target !== undefined) return `#${section ? `${target}_${section}` : target}`;
      return site.base && absoluteLink(site.base, to) + (section ? `#${section}` : '');
    },
  };
}

import { errorGuideId } from '../../course/catalogue.ts';
import { entriesOf, loadErrorGuide } from '../../course/error-guide.ts';
import type { Page } from '../../course/page.ts';
import type { Problem } from '../../course/problem.ts';
import { type Content, problem, type Rule } from './context.ts';

const file = `lessons/${errorGuideId}/errors.json`;

/** Each error has its section, which says what happened, who did it and what to look at. */
export const errorGuide: Rule = (content) => {
  const lesson = content.lessons.find(({ id }) => id === errorGuideId);
  if (!lesson) return [];
  const guide = loadErrorGuide(new URL('lessons/', content.repository));
  const entries = guide ? entriesOf(guide) : [];
  const ids = entries.map(({ id }) => id);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  return [
    ...twice.map((id) => problem(file, 1, 'id-twice', { id })),
    ...checkOrder(lesson.pages.en, ids),
    ...entries.flatMap(({ id, near, lessons }) => [
      ...near
        .filter((other) => other === id || !ids.includes(other))
        .map((other) => problem(file, 1, 'error-near', { id, other })),
      ...lessons
        .filter((place) => !isThere(place, content))
        .map((place) => problem(file, 1, 'error-lesson', { id, place })),
    ]),
    ...ids.flatMap((id) => checkSection(lesson.pages.en, id)),
  ];
};

/** The sections of the page are the entries of the data, in the same order. */
function checkOrder({ file: page, sections }: Page, ids: readonly string[]): Problem[] {
  const there = sections.filter(({ title }) => title.length > 0);
  const at = Math.max(there.length, ids.length);
  for (let index = 0; index < at; index += 1) {
    const section = there[index];
    if (section?.id === ids[index]) continue;
    const params = { ours: section?.id ?? '–', theirs: ids[index] ?? '–' };
    return [problem(page, section?.line ?? 1, 'error-order', params)];
  }
  return [];
}

function isThere(place: string, { lessons }: Content): boolean {
  const [id, section] = place.split('#');
  const headings = lessons.find((lesson) => lesson.id === id)?.pages.en.outline.headings ?? [];
  return headings.some((heading) => heading.id === section);
}

function checkSection({ file: page, sections }: Page, id: string): Problem[] {
  const section = sections.find((candidate) => candidate.id === id);
  if (!section) return [];
  const [what, who] = section.blocks;
  const headings = section.blocks.flatMap((block) => (block.type === 'heading' ? [block.id] : []));
  const known = ['look', 'code', 'see', 'differs'].map((part) => `${id}-${part}`);
  const strays = headings.filter((heading) => !known.includes(heading));
  const whole =
    what?.type === 'paragraph' && who?.type === 'paragraph' && headings[0] === `${id}-look`;
  return [
    ...(whole ? [] : [problem(page, section.line, 'error-section', { id })]),
    ...strays.map((heading) => problem(page, section.line, 'error-part', { id, heading })),
  ];
}

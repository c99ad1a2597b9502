import { errorGuideId } from '../../course/catalogue.ts';
import { entriesOf, loadErrorGuide } from '../../course/error-guide.ts';
import type { Page } from '../../course/page.ts';
import type { Problem } from '../../course/problem.ts';
import { type Content, problem } from '../content.ts';

const file = `lessons/${errorGuideId}/errors.json`;

/** Each error has its section, which says what happened, who did it and what to look at. */
export function* errorGuide(content: Content): Generator<Problem> {
  const lesson = content.lessons.find(({ id }) => id === errorGuideId);
  if (!lesson) return;
  const guide = loadErrorGuide(new URL('lessons/', content.repository));
  const entries = guide ? entriesOf(guide) : [];
  const ids = entries.map(({ id }) => id);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  for (const id of twice) yield problem(file, 1, 'id-twice', { id });
  yield* checkOrder(lesson.pages.en, ids);
  for (const { id, near, lessons } of entries) {
    for (const other of near) {
      if (other === id || !ids.includes(other)) yield problem(file, 1, 'error-near', { id, other });
    }
    for (const place of lessons) {
      if (!isThere(place, content)) yield problem(file, 1, 'error-lesson', { id, place });
    }
    yield* checkSection(lesson.pages.en, id);
  }
}

/** The sections of the page are the entries of the data, in the same order. */
function* checkOrder({ file: page, sections }: Page, ids: readonly string[]): Generator<Problem> {
  const there = sections.filter(({ title }) => title.length > 0);
  for (let at = 0; at < Math.max(there.length, ids.length); at += 1) {
    const section = there[at];
    if (section?.id === ids[at]) continue;
    const params = { ours: section?.id ?? '–', theirs: ids[at] ?? '–' };
    yield problem(page, section?.line ?? 1, 'error-order', params);
    return;
  }
}

function isThere(place: string, { lessons }: Content): boolean {
  const [id, section] = place.split('#');
  const headings = lessons.find((lesson) => lesson.id === id)?.pages.en.outline.headings ?? [];
  return headings.some((heading) => heading.id === section);
}

function* checkSection({ file: page, sections }: Page, id: string): Generator<Problem> {
  const section = sections.find((candidate) => candidate.id === id);
  if (!section) return;
  const { line, blocks } = section;
  const [what, who] = blocks;
  const headings = blocks.flatMap((block) => (block.type === 'heading' ? [block.id] : []));
  const isWhole =
    what?.type === 'paragraph' && who?.type === 'paragraph' && headings[0] === `${id}-look`;
  if (!isWhole) yield problem(page, line, 'error-section', { id });
  const known = ['look', 'code', 'see', 'differs'].map((part) => `${id}-${part}`);
  for (const heading of headings) {
    if (!known.includes(heading)) yield problem(page, line, 'error-part', { id, heading });
  }
}

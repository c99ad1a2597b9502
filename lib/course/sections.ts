import { hashOf } from '../base/hash.ts';
import { type Block, type Inline, plainText } from './blocks.ts';

/** The text from one `##` heading to the next; what comes before the first one has no title. */
export type Section = {
  /** The heading's id, equal in both languages; `opening` before the first heading. */
  id: string;
  title: Inline[];
  /** Without the `##` heading itself. */
  blocks: Block[];
  line: number;
};

export function sectionsOf(blocks: readonly Block[]): Section[] {
  let current: Section = { id: 'opening', title: [], blocks: [], line: 1 };
  const sections = [current];
  for (const block of blocks) {
    if (block.type === 'heading' && block.level === 2) {
      current = { id: block.id, title: block.children, blocks: [], line: block.line };
      sections.push(current);
    } else current.blocks.push(block);
  }
  return sections.filter((section) => section.id !== 'opening' || section.blocks.length > 0);
}

/**
 * A fingerprint of what a section says: 12 hexadecimal digits that change with its words and
 * structure, but not with its position, its line breaks or the code it imports.
 */
export function sectionHash(section: Section): string {
  const said = JSON.stringify([plainText(section.title), section.blocks], (key, value) => {
    if (key === 'line') return undefined;
    const imported = value?.type === 'code' && 'file' in value;
    return imported ? [value.file, value.region] : value;
  });
  return hashOf(said).slice(0, 12);
}

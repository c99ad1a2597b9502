import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeMarkdown } from './corpus.ts';
import { type Measured, run } from './place.ts';

/** Installed to be measured, never as dependencies. */
export const versions = {
  vitepress: '1.6.4',
  '@11ty/eleventy': '3.1.5',
  shiki: '4.6.0',
  'markdown-it': '14.1.0',
};

export type Rival = {
  name: string;
  build: () => Promise<Measured>;
  /** Which part of its time and memory ours may take, where there is a goal. */
  goals: { time: number | null; memory: number | null };
};

const vitepressConfig = `export default {
  title: 'Bench',
  locales: { en: { label: 'English', lang: 'en' }, fr: { label: 'Français', lang: 'fr' } },
};
`;

/** Colors for a light and a dark page, as for ours and VitePress's. */
const eleventyConfig = `import markdownIt from 'markdown-it';
import { createHighlighter } from 'shiki';

const themes = { light: 'github-light', dark: 'github-dark' };

export default async function (config) {
  const highlighter = await createHighlighter({ themes: Object.values(themes), langs: ['ts'] });
  const highlight = (code) => highlighter.codeToHtml(code, { lang: 'ts', themes });
  config.setLibrary('md', markdownIt({ highlight }));
}
`;

/** The rivals, each with the same pages in a folder of its own. */
export function rivalsOf(installed: string, pages: number): Rival[] {
  const modules = join(installed, 'node_modules');
  const prepare = (name: string, config: string, text: string): string => {
    const folder = join(installed, `${name}-${pages}`);
    mkdirSync(join(folder, config, '..'), { recursive: true });
    writeMarkdown(pathToFileURL(`${folder}/`), pages);
    writeFileSync(join(folder, config), text);
    symlinkSync(modules, join(folder, 'node_modules'), 'junction');
    return folder;
  };
  const vitepress = prepare('vitepress', '.vitepress/config.mjs', vitepressConfig);
  const eleventy = prepare('eleventy', 'eleventy.config.mjs', eleventyConfig);
  const cold = async (folder: string, left: string[], args: string[]): Promise<Measured> => {
    for (const name of left) rmSync(join(folder, name), { recursive: true, force: true });
    return run({ args, cwd: folder });
  };
  const vitepressLeft = ['.vitepress/dist', '.vitepress/cache'];
  const vitepressArgs = [join(modules, 'vitepress/bin/vitepress.js'), 'build'];
  const eleventyArgs = [join(modules, '@11ty/eleventy/cmd.cjs'), '--quiet', '--output=_site'];
  return [
    {
      name: 'VitePress',
      build: () => cold(vitepress, vitepressLeft, vitepressArgs),
      goals: { time: 1 / 5, memory: pages >= 1000 ? 1 / 8 : null },
    },
    {
      name: 'Eleventy with shiki',
      build: () => cold(eleventy, ['_site'], eleventyArgs),
      goals: { time: null, memory: null },
    },
  ];
}

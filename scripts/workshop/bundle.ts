import { fileURLToPath } from 'node:url';
import { repository } from '../../lib/course/catalogue.ts';
import { makeBundle } from '../../lib/workshop/bundle/bundle.ts';
import { systemsFrom, usualSystems } from '../../lib/workshop/bundle/systems.ts';
import { workshopWords } from '../../lib/workshop/words.ts';
import { untilStopped } from '../lesson/until-stopped.ts';
import { npmIn } from './npm-in.ts';
import type { WorkshopCommand } from './workshop.ts';

const options = {
  systems: { type: 'string', value: 'SYSTEM-LIST', help: 'workshop.bundle.systems' },
  out: { type: 'string', value: 'FILE', help: 'workshop.bundle.out' },
} as const;

/** `bundle`: the workbook with its packages, for a room without a network. */
export const bundle: WorkshopCommand<typeof options> = {
  options,
  usage: [{ help: 'workshop.bundle.use', options: ['systems', 'out'] }],
  run({ values, language, io }) {
    const systems = systemsFrom(values.systems ?? usualSystems.join(','));
    const out = values.out ?? 'bundle/socket-workbook.tgz';
    const root = fileURLToPath(repository);
    return untilStopped(async (signal) => {
      const told = (count: number, of: number) =>
        io.pass(workshopWords(language, 'bundle.fetching', { count, of }));
      const made = { root, out, systems, told, npm: npmIn(root, io.env, signal) };
      const size = await makeBundle(made).catch((error: unknown) => {
        if (signal.aborted) return null;
        throw error;
      });
      if (size === null) return 130;
      const params = { out, megabytes: Math.ceil(size / 1_000_000), systems: systems.join(', ') };
      io.print(workshopWords(language, 'bundle.made', params));
      io.print(
        workshopWords(language, out.endsWith('gz') ? 'bundle.unpack' : 'bundle.copy', { out }),
      );
      return 0;
    });
  },
};

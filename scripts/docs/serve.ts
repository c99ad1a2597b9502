import type { Language } from '../../lib/base/i18n.ts';
import { lessonsFolder } from '../../lib/course/catalogue.ts';
import { serveSite } from '../../lib/serve/serve.ts';
import { portFrom } from '../../lib/study/port-trouble.ts';
import { untilStopped } from '../lesson/until-stopped.ts';

type Wish = {
  port?: string | undefined;
  host?: string | undefined;
  edit: URL | null;
  instructor: boolean;
  language: Language;
  print: (line: string) => void;
};

/** `--serve [--port N] [--host H]`: until Ctrl-C, which is how it is meant to end. */
export async function serve({ port, host = '127.0.0.1', ...wish }: Wish): Promise<number> {
  const options = { ...wish, host, port: portFrom(port) ?? null };
  await untilStopped((signal) => serveSite({ ...options, lessons: lessonsFolder }, signal));
  return 0;
}

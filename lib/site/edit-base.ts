import { readFileSync } from 'node:fs';
import { repository as folder } from '../course/catalogue.ts';

const hosts = { github: 'github.com', gitlab: 'gitlab.com' };
const paths: Record<string, string> = {
  'github.com': 'edit/main/',
  'gitlab.com': '-/edit/main/',
};

/**
 * Where the repository's files are edited, from `repository` in package.json as npm takes it:
 * `github:who/what`, `who/what`, `git+https://github.com/who/what.git`. Null for other hosts.
 */
export function editBaseOf(repository: unknown): URL | null {
  const given =
    typeof repository === 'object' && repository !== null && 'url' in repository
      ? repository.url
      : repository;
  if (typeof given !== 'string') return null;
  const short = /^(?:(github|gitlab):)?([\w.-]+\/[\w.-]+)$/.exec(given);
  const whole = /^(?:git\+)?(?:https|ssh|git):\/\/(?:git@)?([\w.-]+)\/([\w./-]+?)(?:\.git)?\/?$/;
  const [, host, name] = short
    ? ['', hosts[short[1] === 'gitlab' ? 'gitlab' : 'github'], short[2]]
    : (whole.exec(given) ?? []);
  const path = paths[host ?? ''];
  return path && name ? new URL(`https://${host}/${name}/${path}`) : null;
}

/** The same for this repository. */
export function ownEditBase(): URL | null {
  const { repository } = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8'));
  return editBaseOf(repository);
}

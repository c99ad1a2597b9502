// fast-check takes a moment to load: a check has told its first steps by then.
import type { explore as Explore } from './explore.ts';
import type { meetsServers as MeetsServers } from './servers.ts';

export const explore: typeof Explore = async (...given) => {
  const { explore } = await import('./explore.ts');
  await explore(...given);
};

export const meetsServers: typeof MeetsServers = async (...given) => {
  const { meetsServers } = await import('./servers.ts');
  await meetsServers(...given);
};

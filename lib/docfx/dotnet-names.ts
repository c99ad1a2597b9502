import { lessonsFolder } from '../course/catalogue.ts';
import { once } from '../course/page.ts';
import { loadDotnetMap } from '../course/reference.ts';

/** A member of .NET, and what a lesson for Node.js uses in its place; nothing where that is not known. */
export type NodeNames = { name: string; href: string; kit: string[]; node: string[] };

/** The names of the workbook's own table, `Socket.Bind` or `IPEndPoint`. */
const known = once(
  () =>
    new Map(
      loadDotnetMap(lessonsFolder).flatMap(({ rows }) =>
        rows.flatMap((row) => row.dotnet.map((name) => [plain(name), row] as const)),
      ),
    ),
);

const plain = (name: string): string => name.replace(/\(.*$|<.*$/, '').toLowerCase();

export function nodeNames(name: string, href: string): NodeNames {
  const own = plain(name);
  const row = known().get(own) ?? known().get(own.split('.').at(-1) ?? own);
  return { name, href, kit: row?.kit ?? [], node: row?.node ?? [] };
}

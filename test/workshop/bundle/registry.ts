import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Npm } from '../../../lib/workshop/bundle/packages.ts';
import { emptyFolder } from '../../empty-folder.ts';

/** What a package of the registry says of itself, besides its name. */
export type Published = { version: string; os?: string[] };

/** A package that npm has packed: its file, and what the registry says of it. */
export type Packed = { file: Buffer; integrity: string; manifest: object };

/** Packages that export their own names. */
export async function packAll(
  published: Record<string, Published>,
  npm: Npm,
): Promise<Map<string, Packed>> {
  const place = emptyFolder();
  const folders = Object.entries(published).map(([name, about]) => {
    const folder = join(place, name);
    mkdirSync(folder);
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, ...about }));
    writeFileSync(join(folder, 'index.js'), `module.exports = '${name}';\n`);
    return folder;
  });
  await npm(['pack', `--pack-destination=${place}`, ...folders]);
  return new Map(
    Object.entries(published).map(([name, about]) => {
      const { version } = about;
      const file = readFileSync(join(place, `${name}-${version}.tgz`));
      const integrity = `sha512-${createHash('sha512').update(file).digest('base64')}`;
      const dist = { tarball: `REGISTRY/${name}.tgz`, integrity };
      const versions = { [version]: { name, ...about, dist } };
      const manifest = { name, 'dist-tags': { latest: version }, versions };
      return [name, { file, integrity, manifest }];
    }),
  );
}

/** A registry on loopback that has some packages. */
export async function serveRegistry(packed: ReadonlyMap<string, Packed>) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '').slice(1);
    const one = packed.get(path.replace(/\.tgz$/, ''));
    if (!one) response.writeHead(404).end('{}');
    else if (path.endsWith('.tgz')) response.end(one.file);
    else response.end(JSON.stringify(one.manifest).replaceAll('REGISTRY', url));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  onTestFinished(close);
  return { url, close };
}

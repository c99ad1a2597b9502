import type { RoomServer } from '../../lib/workshop/server.ts';

/** Where a room is, for other programs, on one line. */
export function serverJson({ learners, pages, code }: RoomServer): string {
  const { address: host, port } = learners;
  const web = pages && new URL(pages.web).origin;
  const instructor = pages?.instructor ?? null;
  return JSON.stringify({ learners: { host, port }, web, code, instructor });
}

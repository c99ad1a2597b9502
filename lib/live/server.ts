import { startServer } from '../serve/server.ts';
import { liveRoutes, type RoutesOptions } from './routes.ts';

export type LiveServerOptions = RoutesOptions & {
  /** The first of these that is free. */
  ports: readonly number[];
};

/** The workbook in the browser, served on loopback. */
export type LiveServer = {
  /** The address of a page that lets a browser in: once, within a minute. */
  addressOf: (path: string) => string;
  /** Ends it and all that it has started. */
  close: () => Promise<void>;
};

/** @throws UserError `serve-listen` if it cannot listen. */
export async function openLive({ ports, ...options }: LiveServerOptions): Promise<LiveServer> {
  const { made, close } = await startServer(
    // One person, and pages with many small files.
    { ports, report: options.report, pace: { burst: 1_000, perSecond: 500 } },
    (app, address) => liveRoutes(app, address, options),
  );
  return {
    addressOf: made.addressOf,
    close: async () => {
      await made.close();
      await close();
    },
  };
}

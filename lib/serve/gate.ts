import { createHmac, randomUUID } from 'node:crypto';
import type { Context, Handler } from 'hono';
import { getSignedCookie, setSignedCookie } from 'hono/cookie';
import type * as v from 'valibot';
import type { Served } from './guard.ts';
import { newSecret, sameSecret } from './secrets.ts';
import { takes } from './takes.ts';

/** Somebody's browser, once it has been let in. */
export type Visit<Person> = {
  person: Person;
  /** What a page must send with everything that acts, as `x-page-token`. */
  token: string;
};

/**
 * Who may see and who may act. A person is data of yours, signed into a cookie that no script can
 * read, so that nothing is kept here and a room started again with the same `key` knows everybody.
 *
 *     const gate = new Gate<{ role: 'instructor' }>(`room-${port}`);
 *     app.get('/board', async (c) => {
 *       const invited = tokens.redeem(c.req.query('token'));
 *       const visit = invited ? await gate.admit(c, invited) : null;
 *       if (!visit && !(await gate.person(c))) return c.body(null, 403);
 *       return c.html(drawBoard(visit?.token));
 *     });
 *     app.post('/board/pause', gate.acts(v.object({ minutes: v.number() }), ({ minutes }, { person }) => …));
 *
 * Cookies know no ports: any server on this machine that the browser visits is sent them too.
 * So the cookie alone never acts, and must not show what is secret: that takes the page token
 * besides (`gate.holder`). The token is given out once, by `admit`; `fragments.js` keeps it in the
 * browser's storage, which does know ports, and sends it.
 */
export class Gate<Person extends object> {
  readonly #cookie: string;
  readonly #key: string;

  /** `cookie`: a name of its own for each port. `key`: 256 bits; default: new ones. */
  constructor(cookie: string, key = newSecret()) {
    this.#cookie = cookie;
    this.#key = key;
  }

  /** Lets somebody in: the answer carries the cookie, and the page token as `x-page-token`. */
  async admit(c: Context<Served>, person: Person): Promise<Visit<Person>> {
    const value = JSON.stringify({ person, visit: randomUUID() });
    await setSignedCookie(c, this.#cookie, value, this.#key, {
      httpOnly: true,
      sameSite: 'Strict',
    });
    const token = this.#tokenFor(value);
    c.header('x-page-token', token);
    return { person, token };
  }

  /** Whose cookie a request carries. */
  async person(c: Context<Served>): Promise<Person | null> {
    return (await this.#visit(c))?.person ?? null;
  }

  /** The same if the request has its page token too, in `x-page-token` or `?token=`. */
  async holder(c: Context<Served>): Promise<Person | null> {
    const visit = await this.#visit(c);
    const token = c.req.header('x-page-token') ?? c.req.query('token');
    return visit && sameSecret(token, visit.token) ? visit.person : null;
  }

  async #visit(c: Context<Served>): Promise<Visit<Person> | null> {
    const value = await getSignedCookie(c, this.#key, this.#cookie);
    if (!value) return null;
    return { person: JSON.parse(value).person, token: this.#tokenFor(value) };
  }

  #tokenFor(value: string): string {
    return createHmac('sha256', this.#key).update(`page token of ${value}`).digest('base64url');
  }

  /** A handler for `POST` as `takes` makes it, for holders of a page token only (else 403). */
  acts<Data>(
    schema: v.GenericSchema<unknown, Data>,
    act: (data: Data, visit: { person: Person; c: Context<Served> }) => unknown,
  ): Handler<Served> {
    return async (c) => {
      const person = await this.holder(c);
      return person ? takes(schema, (data) => act(data, { person, c }))(c) : c.body(null, 403);
    };
  }
}

import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { isLanguage, type Language, languageOf } from '../../base/i18n.ts';
import type { Served } from '../../serve/guard.ts';

const name = 'lang';

/** The language that somebody asked for, now or before; else the browser's; else the room's. */
export function languageFor(c: Context<Served>, otherwise: Language): Language {
  const asked = c.req.query('lang');
  if (isLanguage(asked)) {
    setCookie(c, name, asked, { sameSite: 'Strict', httpOnly: true, maxAge: 31_536_000 });
    return asked;
  }
  const kept = getCookie(c, name);
  if (isLanguage(kept)) return kept;
  return accepted(c.req.header('accept-language') ?? '') ?? otherwise;
}

/** `de;q=0.9, fr-CA;q=0.8` accepts French. */
export function accepted(header: string): Language | undefined {
  const wishes = header
    .slice(0, 500)
    .split(',')
    .map((wish) => {
      const [tag = '', quality] = wish.trim().split(/\s*;\s*q=/);
      return { language: languageOf(tag), quality: quality === undefined ? 1 : Number(quality) };
    });
  const known = wishes.filter(({ language, quality }) => language && quality > 0);
  return known.sort((one, two) => two.quality - one.quality)[0]?.language;
}

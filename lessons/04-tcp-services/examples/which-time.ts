import { say } from '#say';

const moment = new Date('2026-02-03T16:05:00Z');

// #region cultures
for (const culture of ['en-US', 'en-GB', 'de-DE']) {
  const text = moment.toLocaleDateString(culture, { timeZone: 'UTC' });
  say('which-time.culture', { culture, text });
}
// #endregion

// #region ascii
const french = moment.toLocaleDateString('fr-FR', {
  dateStyle: 'long',
  timeZone: 'UTC',
});
// Where ASCII has no letter, .NET's Encoding.ASCII puts a "?".
const ascii = french.replace(/[^\p{ASCII}]/gu, '?');
say('which-time.ascii', { french, ascii });
// #endregion

// #region iso
say('which-time.iso', { text: moment.toISOString() });
// #endregion

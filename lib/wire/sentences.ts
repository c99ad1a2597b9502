import { contract } from '../base/contract.ts';
import type { Language } from '../base/i18n.ts';
import { wordsOf } from '../base/words.ts';
import type { Side, Step } from './conversation.ts';
import { placeText } from './event.ts';

const words = wordsOf('wire');

/** What several in a row are called. */
const many = { data: 'writes', datagram: 'datagrams', lost: 'losses' } as const;

/** A step as a sentence: for readers who hear the page, narrow terminals and verdicts. */
export function stepSentence(language: Language, step: Step): string {
  const { kind, program, connection, from, place, bytes, writes, code } = step;
  const name = (side: Side): string =>
    connection ? (connection.programs[side] ?? words(language, 'unknown')) : program;
  switch (kind) {
    case 'listen':
      return words(language, 'step.listen', { program, place: placeText(place) });
    case 'connect':
      return contract(
        language,
        words(language, 'step.connect', {
          client: `${name('client')} (${placeText(connection?.client ?? null)})`,
          server: `${name('server')} (${placeText(connection?.server ?? place)})`,
        }),
        name('server'),
      );
    case 'bound':
      return words(language, 'step.bound', { program, place: placeText(place) });
    case 'data':
    case 'datagram':
    case 'lost':
      return writes > 1
        ? words(language, `step.${many[kind]}`, { from: name(from), bytes, writes })
        : words(language, `step.${kind}`, {
            from: name(from),
            count: bytes,
            preview: shown(step, 64),
          });
    case 'error':
      if (code === '') return words(language, 'step.ownError', { from: program });
      return place
        ? words(language, 'step.errorAt', { from: program, place: placeText(place), code })
        : words(language, 'step.error', { from: program, code });
    default:
      return words(language, `step.${kind}`, { from: name(from) });
  }
}

/** A step in two or three words, for the arrow of a diagram; data has its preview beside it. */
export function stepLabel(language: Language, step: Step): string {
  const { kind, place, bytes, writes, code } = step;
  if (kind === 'data' || kind === 'datagram' || kind === 'lost') {
    return words(language, `label.${writes > 1 ? many[kind] : kind}`, { bytes, writes });
  }
  // A program may destroy a socket with an error that it made, which has no code.
  if (kind === 'error' && code === '') return words(language, 'label.ownError');
  return words(language, `label.${kind}`, { place: placeText(place), code });
}

/** The preview of data in quotation marks, cut to a number of characters. */
export function shown({ preview, bytes }: Step, limit: number): string {
  const characters = [...preview];
  if (characters.length === 0) return bytes > 0 ? '…' : '""';
  const cut = characters.length > limit ? `${characters.slice(0, limit - 1).join('')}…` : preview;
  return `"${cut}"`;
}

import type { OwnLanguage } from '../../../lib/base/i18n.ts';

const sentences: Record<OwnLanguage, string[]> = {
  en: [
    'A server waits for its clients at an address and a port, and learns of each of them in turn.',
    'What one side has *written* need not arrive in the same pieces on the other side.',
    'The call returns at once; the answer comes later, as an event or as a **rejected** promise.',
    'Every connection holds a buffer in each direction, and either of them may be full.',
    'With `socket.end()` a program says that it has no more to say, and may go on listening.',
    'A peer that is silent is not a peer that has gone: only a deadline tells them apart.',
    'See [RFC 9293](https://www.rfc-editor.org/rfc/rfc9293) for the states that a connection goes through.',
    'Whoever counts bytes as characters will lose one of them sooner or later.',
    'The operating system keeps those who wait in a queue, and its length is only a wish.',
    'An error that nobody listens for ends the process, and with it all the other conversations.',
  ],
  fr: [
    'Un serveur attend ses clients à une adresse et sur un port, et les apprend l’un après l’autre.',
    'Ce qu’un côté a *écrit* n’arrive pas forcément en autant de morceaux de l’autre côté.',
    'L’appel rend la main aussitôt ; la réponse vient plus tard, événement ou promesse **rejetée**.',
    'Chaque connexion possède un tampon dans chaque sens, et chacun des deux peut être plein.',
    'Par `socket.end()`, un programme dit qu’il n’a plus rien à dire ; il peut encore écouter.',
    'Un pair silencieux n’est pas un pair disparu : seule une échéance permet de les distinguer.',
    'Voir la [RFC 9293](https://www.rfc-editor.org/rfc/rfc9293) pour les états que traverse une connexion.',
    'Qui prend les octets pour des caractères finira tôt ou tard par en perdre un.',
    'Le système d’exploitation range ceux qui attendent dans une file, dont la longueur n’est qu’un vœu.',
    'Une erreur que personne n’écoute met fin au processus, et avec lui à toutes les conversations.',
  ],
};

const titles: Record<OwnLanguage, string[]> = {
  en: ['Open', 'Write', 'Read', 'Close'],
  fr: ['Ouvrir', 'Écrire', 'Lire', 'Fermer'],
};

/** The same numbers on every machine and in every run. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed * 2654435761 + 12345;
  for (;;) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    yield state >>> 8;
  }
}

/** A page's prose: four sections, each a title, three paragraphs and a list. */
export function sectionsOf(
  page: number,
  language: OwnLanguage,
): { title: string; prose: string }[] {
  const source = numbers(page + 1);
  const sentence = (): string => {
    const all = sentences[language];
    return all[source.next().value % all.length] ?? '';
  };
  const paragraph = (): string => [sentence(), sentence(), sentence()].join('\n');
  return titles[language].map((title) => ({
    title: `${title} ${page}`,
    prose: `${paragraph()}\n\n${paragraph()}\n\n- ${sentence()}\n- ${sentence()}\n\n${paragraph()}\n`,
  }));
}

/** 25 lines of TypeScript that no other page or section has. */
export function codeOf(page: number, section: number): string {
  const source = numbers(1000 * page + section + 7);
  const number = (): number => 1 + (source.next().value % 9000);
  const name = `part${page}x${section}`;
  const type = `Part${page}x${section}`;
  return `/** Keeps what ${name} has read until a whole line of at most ${number()} bytes is there. */
export class ${type} {
  readonly #${name}Chunks: Buffer[] = [];
  readonly #limit = ${number()};
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(chunk: Buffer, from: Socket | null): boolean {
    this.#length += chunk.length; // Bytes, never characters.
    if (this.#length > this.#limit) throw new RangeError(\`${name}: \${this.#length} bytes\`);
    this.#${name}Chunks.push(chunk);
    return from !== null && from.writableLength < 0x${number().toString(16)};
  }
}

export async function ${name}(socket: Socket, { host = '127.0.0.1', port = ${number()} } = {}) {
  const ${name}Lines = new ${type}();
  socket.on('data', (chunk: Buffer) => void ${name}Lines.push(chunk, socket));
  await new Promise<void>((resolve, reject) => socket.once('end', resolve).once('error', reject));
  const answer = await lookup(host, { family: 4, hints: ADDRCONFIG | ${number()} });
  return { host, port, family: answer.family, length: ${name}Lines.length, done: /^${name}\\d+$/u.test(host) };
}`;
}

export type Import = {
  module: string;
  /** As they are written: `serve`, `type Serving`, `once as when`. */
  names: string[];
  /** The line with the module's name, counted from 1. */
  line: number;
};

const from = /^(?:import|export)\b(?:[\w*,\s]*?\{([^}]*)\}|[\w*,\s]*?)\s*from\s*['"]([^'"]+)['"]/;
const bare = /^import\s*['"]([^'"]+)['"]/;
const dynamic = /\bimport\(\s*['"]([^'"]+)['"]/;
const importing = new RegExp([from, bare, dynamic].map(({ source }) => source).join('|'), 'gm');

/** What a program imports, in order; TypeScript 7 has no parser to ask. */
export function importsIn(source: string): Import[] {
  return [...source.matchAll(importing)].map(({ 0: all, 1: list = '', index, ...found }) => ({
    module: found[2] ?? found[3] ?? found[4] ?? '',
    names: list
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    line: source.slice(0, index + all.length).split('\n').length,
  }));
}

/** A name that a program uses: where it comes from, and the name as it is written. */
export type UsedName = { module: string; name: string };

/** The members worth finding again: each is looked up in its class by a test. */
export const members: Readonly<Record<string, readonly string[]>> = {
  '#sockets': [
    ...['accept', 'stop', 'receive', 'receiveTimeout', 'setDeadline', 'send', 'shutdown', 'close'],
    ...['abort', 'localEndPoint', 'remoteEndPoint'],
  ],
  'node:net': [
    ...['listen', 'address', 'close', 'write', 'end', 'destroy', 'resetAndDestroy', 'pause'],
    ...['resume', 'setEncoding', 'setNoDelay', 'setTimeout', 'remoteAddress', 'remotePort'],
    ...['localPort', 'bytesWritten', 'writableLength'],
  ],
};

const statics = ['TcpListener.start', 'TcpClient.connect', 'IPEndPoint.parse'];

/** What makes a value that is neither a connection nor a listener, though its methods look alike. */
const others = new Set(['createSocket', 'fork', 'spawn', 'EventEmitter', 'Resolver', 'promisify']);
const strangers = new Set(['process', 'stdin', 'stdout', 'stderr', 'controller']);

/**
 * The names of the kit and of Node's modules in a program: what it imports, and the members it
 * uses. TypeScript 7 has no parser to ask; where both the kit and `node:net` have a member, what
 * made the value decides.
 */
export function namesUsed(source: string): UsedName[] {
  const code = source.replace(/\/\/.*/g, '');
  const imports = importsIn(code).filter(({ module }) => /^(?:node:|#sockets)/.test(module));
  const used = imports.flatMap(({ module, names }): UsedName[] =>
    names
      .filter((name) => !name.startsWith('type '))
      .map((name) => ({ module, name: name.split(' as ')[0] ?? name })),
  );
  const modules = new Set(imports.map(({ module }) => module));
  const text = code.replace(/'[^'\n]*'/g, "''");
  const makers = makersIn(text);
  for (const [, owner = '', name = ''] of text.matchAll(/(?<=(\w*)[)\]]*\??)\.(\w+)\b/g)) {
    if (statics.includes(`${owner}.${name}`)) {
      used.push({ module: '#sockets', name: `${owner}.${name}` });
    } else if (!strangers.has(owner)) {
      const module = moduleOf(name, makers.get(owner) ?? [], modules);
      if (module !== null) used.push({ module, name: `.${name}` });
    }
  }
  return unique(used);
}

/** What each variable was created from; several functions may use the same name. */
function makersIn(code: string): Map<string, string[]> {
  const makers = new Map<string, string[]>();
  const made =
    /(?:const|let|using)\s+(\w+)(?::[^=]+)?\s*=\s*(?:await\s+)?(?:new\s+)?(?:\w+\.)?(\w+)\(/g;
  for (const [, name = '', maker = ''] of code.matchAll(made)) {
    makers.set(name, [...(makers.get(name) ?? []), maker]);
  }
  return makers;
}

function moduleOf(
  name: string,
  makers: readonly string[],
  modules: ReadonlySet<string>,
): string | null {
  if (makers.length > 0 && makers.every((maker) => others.has(maker))) return null;
  const having = Object.keys(members).filter(
    (module) => modules.has(module) && members[module]?.includes(name),
  );
  if (having.length < 2) return having[0] ?? null;
  return makers.includes('createServer') ? 'node:net' : '#sockets';
}

function unique(names: readonly UsedName[]): UsedName[] {
  return [...new Map(names.map((one) => [`${one.module} ${one.name}`, one])).values()];
}

import { readFileSync } from 'node:fs';
import { once } from '../course/page.ts';

/** A reference to something of .NET, `<xref:System.Net.Sockets.Socket.Bind%2A>`. */
export type Xref = {
  /** `System.Net.Sockets.Socket.Bind`: without what only tells overloads apart. */
  member: string;
  /** As people write it: `Socket.Bind`, `List<T>`, `String.Format(String, Object)`. */
  name: string;
  /** Where it is documented. */
  href: string;
};

const reference = 'https://learn.microsoft.com/dotnet/api/';

/** Names that are only the first part of others; what comes after the longest of them is a type. */
const namespaces = once((): Set<string> => {
  const text = readFileSync(new URL('namespaces.json', import.meta.url), 'utf8');
  return new Set(JSON.parse(text));
});

/** Reads what comes after `xref:`; null where that is no name. */
export function readXref(given: string): Xref | null {
  const [encoded = '', query = ''] = given.split('?');
  const uid = decoded(encoded).trim();
  if (!/^[\p{L}_][\w.\p{L}`#~()[\]{},@*&<>+ -]*$/u.test(uid)) return null;
  const [path = '', parameters] = cut(uid);
  const member = path.replace(/\*$/, '');
  const display = new URLSearchParams(query).get('displayProperty')?.toLowerCase();
  const own = nameOf(member, display === 'fullname');
  const name = parameters === undefined ? own : `${own}(${parameterNames(parameters, member)})`;
  return { member, name, href: reference + addressOf(member) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A method's name, and its parameters where one of its overloads is meant. */
function cut(uid: string): [string, string | undefined] {
  const at = uid.indexOf('(');
  if (at < 0) return [uid, undefined];
  return [uid.slice(0, at), uid.slice(at + 1).replace(/\)[^)]*$/, '')];
}

function nameOf(member: string, full: boolean): string {
  const parts = member.split('.');
  const at = full ? 0 : afterNamespace(parts);
  return parts
    .slice(at)
    .map((part) => (part === '#ctor' ? '' : generic(part)))
    .join('.')
    .replace(/\.$/, '()');
}

/** A namespace itself keeps all of its name. */
function afterNamespace(parts: readonly string[]): number {
  for (let count = parts.length; count > 0; count -= 1) {
    if (!namespaces().has(parts.slice(0, count).join('.'))) continue;
    return count === parts.length ? 0 : count;
  }
  return Math.max(0, parts.length - 2);
}

/** ``List`1`` is `List<T>`, ``Select``2`` is `Select<T1, T2>`. */
function generic(part: string): string {
  return part.replace(/`{1,2}(\d+)/, (_, digits: string) => {
    const count = Math.min(Number(digits), 20);
    const names = Array.from({ length: count }, (_, index) => `T${count > 1 ? index + 1 : ''}`);
    return `<${names.join(', ')}>`;
  });
}

function parameterNames(parameters: string, member: string): string {
  const names: string[] = [];
  let [depth, name] = [0, ''];
  for (const sign of `${parameters},`) {
    if ('{[<'.includes(sign)) depth += 1;
    if ('}]>'.includes(sign)) depth -= 1;
    if (sign !== ',' || depth > 0) name += sign;
    else {
      if (name !== '') names.push(parameterName(name, member));
      name = '';
    }
  }
  return names.join(', ');
}

/** `System.Collections.Generic.List{System.String}@` is `List<String>`; ``` ``0 ``` is the `T` of the method. */
const parameterName = (name: string, member: string): string =>
  name
    .replace(/@$/, '')
    .replace(/[\p{L}_][\w.\p{L}]*/gu, (path) => nameOf(path, false))
    .replaceAll('{', '<')
    .replaceAll('}', '>')
    .replace(/(`+)(\d+)/g, (_, marks: string, digits: string) => {
      const count = new RegExp(`(?<!\`)${marks}(\\d+)`).exec(member)?.[1] ?? '1';
      return Number(count) > 1 ? `T${Number(digits) + 1}` : 'T';
    })
    .replace(/,(?=\S)/g, ', ')
    .trim();

const addressOf = (member: string): string =>
  encodeURI(member.toLowerCase().replaceAll('#', '-').replace(/`+/g, '-'));

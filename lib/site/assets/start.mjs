// npm start             the names of the programs
// npm start NAME        runs one
// npm start NAME PORT   runs one with PORT in its environment
import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';

// Taken away, so that the program does not see them.
const [name, port] = process.argv.splice(2);
const names = ['programs/', 'exercises/']
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((file) => folder + file))
  .map((file) => file.replace(/^programs\/|\.ts$/g, ''));

if (names.includes(name)) {
  if (port) process.env.PORT = port;
  const folder = name.startsWith('exercises/') ? '.' : './programs';
  const program = `${folder}/${name}.ts`;
  // What a program forks with `cluster` is the program itself, not this file.
  process.argv[1] = resolve(program);
  await import(program);
} else {
  console.log(names.join('\n'));
  process.exitCode = name ? 2 : 0;
}

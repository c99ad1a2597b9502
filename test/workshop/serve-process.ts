import { pathToFileURL } from 'node:url';
import { lessonsFolder } from '../../lib/course/catalogue.ts';
import { processIo } from '../../scripts/command/io.ts';
import { runWorkshop } from '../../scripts/workshop/workshop.ts';

// `npm run workshop` with a folder of its own for what it keeps: the first word.
const io = processIo();
const [work = '', ...args] = io.args;
const folders = { lessons: lessonsFolder, work: pathToFileURL(`${work}/`) };
process.exitCode = await runWorkshop(folders, { ...io, args });

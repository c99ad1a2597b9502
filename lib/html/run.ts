import { words } from '../base/words.ts';
import type { Run } from '../course/blocks.ts';
import type { Lesson } from '../course/lesson.ts';
import { conversation } from '../wire/conversation.ts';
import { loadRecording, type OutputLine, type Recording } from '../wire/recording.ts';
import { renderInlineCode } from './code-words.ts';
import { type Html, html } from './html.ts';
import { homeOf, hrefTo, lessonOf, type PageContext } from './page-context.ts';
import { homePath } from './paths.ts';
import { renderWire } from './wire.ts';

/** What a `::: run` shows: the command, what it printed, and what happened on the wire. */
export function renderRun({ programs }: Run, number: number, context: PageContext): Html {
  const { language, site } = context;
  const recording = recordingOf(programs, context);
  const recorded = recording
    ? renderRecording(recording, number, context)
    : html`<p class="missing">${words('site', language, 'run.missing')}</p>\n`;
  const live = site.life?.run(ownerOf(programs, context), programs, number, context);
  return html`<figure class="run">
${renderCommand(commandOf(programs, context))}
${live ? html`${live}<div class="recorded">\n${recorded}</div>\n` : recorded}</figure>
`;
}

/** The command that runs the programs. */
export function commandOf(programs: readonly string[], context: PageContext): string {
  return `npm run lesson -- run ${[ownerOf(programs, context).slug, ...programs].join(' ')}`;
}

/** The command that begins an exercise. */
export const startCommand = ({ slug }: Lesson, exercise: string): string =>
  `npm run lesson -- start ${slug}/${exercise}`;

/** What happened when they ran; null until they have been recorded. */
export function recordingOf(programs: readonly string[], context: PageContext): Recording | null {
  return loadRecording(ownerOf(programs, context).folder, programs, context.language);
}

/** The lesson that some programs belong to. */
const ownerOf = ([first = '']: readonly string[], context: PageContext): Lesson =>
  homeOf(first, context) ?? lessonOf(context);

/** A command to type; the script adds a button that copies it. */
export function renderCommand(command: string): Html {
  return html`<figcaption>${renderInlineCode(command)}</figcaption>`;
}

/** A command on its own. */
export function renderCommandBox(command: string): Html {
  return html`<figure class="run">${renderCommand(command)}</figure>\n`;
}

function renderRecording(recording: Recording, number: number, context: PageContext): Html {
  const steps = conversation(recording.wire);
  return html`${renderOutput(recording, context)}${
    steps.length > 0 &&
    html`${renderLegend(context)}${renderWire(steps, number, context, recording.output)}`
  }`;
}

export function renderLegend(context: PageContext): Html {
  const { language } = context;
  const about = hrefTo(homePath(language), 'wire', context);
  return html`<p class="legend">${words('site', language, 'wire.legend')} <a${about}>${words('site', language, 'wire.how')}</a></p>\n`;
}

type OutputOptions = {
  /** May mark what a line says. */
  textOf?: (line: OutputLine) => Html | string;
  /** Whether it is no higher than some lines, and scrolls: then from the keyboard, too. */
  scrolls?: boolean;
};

/** Lines in the order of time, each with its program's name when there are several. */
export function renderOutput(
  { programs, output, exits }: Pick<Recording, 'programs' | 'output' | 'exits'>,
  { language }: Pick<PageContext, 'language'>,
  { textOf = ({ text }) => text, scrolls = false }: OutputOptions = {},
): Html {
  const width = Math.max(...programs.map((program) => program.length));
  const isNamed = programs.length > 1;
  const lines = output.map((line, at) => {
    const { program, stream } = line;
    const kind = stream === 'err' && html` class="err"`;
    const name = program.padEnd(width);
    const again = program === output[at - 1]?.program && ' again';
    const said = textOf(line);
    return renderLine(
      html`${isNamed && html`<span class="who${again}">${name} </span>`}${
        isNamed || kind ? html`<span${kind}>${said}\n</span>` : html`${said}\n`
      }`,
    );
  });
  const failed = exits.filter(({ cause, code }) => cause === 'itself' && code !== 0);
  const label = words('site', language, 'run.output', { programs: programs.join(' + ') });
  return html`<pre class="output${isNamed && ' named'}" role="group" aria-label="${label}"${scrolls && html` tabindex="0"`}><samp>${
    lines.length > 0 ? lines : words('site', language, 'run.silent')
  }</samp></pre>
${failed.map(({ program, code }) => html`<p class="exit">${words('site', language, 'run.exit', { program, code: code ?? '–' })}</p>\n`)}`;
}

/** Lines that a program printed, without its name. */
export const renderLines = (lines: readonly string[]): Html =>
  html`${lines.map((line) => renderLine(html`${line}\n`))}`;

/** A line has an element of its own: where it is too long for the page, what follows is indented. */
const renderLine = (line: Html): Html => html`<span class="l">${line}</span>`;

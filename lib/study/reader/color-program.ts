// Colors programs, in a process of its own: the highlighter takes a good part of a second to get
// going, in which the reader must answer keys.
import { highlight } from '../../course/highlight.ts';

process.on('message', (texts: string[]) => {
  for (const text of texts) process.send?.({ text, lines: highlight(text) });
  process.disconnect();
});

import type { Language } from '../base/i18n.ts';
import { type Html, html } from './html.ts';

type Document = {
  language: Language;
  head: Html;
  /** A class for the body: what kind of page this is. */
  kind: string;
  body: Html;
  /** Whatever the reader has chosen: for paper. */
  theme?: 'light';
};

/** A whole file of HTML. */
export function renderDocument({ language, head, kind, body, theme }: Document): string {
  return `<!DOCTYPE html>
${html`<html lang="${language}"${theme && html` data-theme="${theme}"`}>
<head>
${head}</head>
<body class="${kind}">
${body}</body>
</html>
`}`;
}

'use strict';
// Words before anything is installed: what lib/base/i18n.ts does, without packages and in old syntax.

// biome-ignore lint/style/useNodejsImportProtocol: Node.js 12 does not know it.
const { readFileSync } = require('fs');
// biome-ignore lint/style/useNodejsImportProtocol: nor this.
const { join } = require('path');

const texts = {
  en: require('../../locales/en/start.json'),
  fr: require('../../locales/fr/start.json'),
};

/** The language that `--lang` names, else the one that the person has chosen elsewhere. */
function languageFrom(words, sources) {
  const { remembered, env, system } = sources;
  const at = words.findIndex((word) => /^--lang(=|$)/.test(word));
  const asked = at < 0 ? '' : words[at].split('=')[1] || words[at + 1];
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  const listed = /^(C|POSIX)(\.|$)/.test(locale) ? [] : (env.LANGUAGE || '').split(':');
  const wishes = [asked, env.WORKBOOK_LANG, remembered].concat(listed, locale, system);
  const codes = wishes.map((wish) => (wish || '').toLowerCase().split(/[-_.@]/)[0]);
  return codes.find((code) => code === 'en' || code === 'fr') || 'en';
}

/** A text of `locales/…/start.json` for the person who typed these words, its placeholders filled in. */
function textOf(words, key, params) {
  const system = Intl.DateTimeFormat().resolvedOptions().locale;
  const language = languageFrom(words, { remembered: remembered(), env: process.env, system });
  const text = texts[language][key].replace(/\{\{(\w+)\}\}/g, (_, name) => String(params[name]));
  return process.stderr.isTTY ? wrapped(text, process.stderr.columns || 80) : text;
}

/** A text whose lines end at spaces: a terminal would cut its words. */
function wrapped(text, columns) {
  const rows = [''];
  for (const word of text.split(' ')) {
    const row = rows[rows.length - 1];
    if (row === '') rows[rows.length - 1] = word;
    else if (row.length + 1 + word.length <= columns) rows[rows.length - 1] = `${row} ${word}`;
    else rows.push(word);
  }
  return rows.join('\n');
}

/** The language that was chosen last, as the journal of progress has it. */
function remembered() {
  try {
    const journal = readFileSync(join(__dirname, '../../work/progress.jsonl'), 'utf8');
    const [, language] = /.*"fact":"language","language":"(\w+)"/s.exec(journal) || [];
    return language;
  } catch {
    return undefined;
  }
}

module.exports = { languageFrom, textOf, wrapped };

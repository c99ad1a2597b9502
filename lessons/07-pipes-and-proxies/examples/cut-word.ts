import { say, words } from '#say';

const [word, instead] = ['anagram', 'riddle'];
const pieces = ['an anagram, an ana', 'gram, a banana', 'gram, a ban'];

// #region each-piece
say('cut-word.way', { way: words('cut-word.pieces') });
for (const piece of pieces) {
  say('cut-word.piece', {
    piece,
    passed: piece.replaceAll(word, () => instead),
    held: '',
  });
}
// #endregion

// #region hold-back
function heldFrom(text: string): number {
  // The longest end of the text that may begin the word.
  let at = Math.max(0, text.length - word.length + 1);
  while (!word.startsWith(text.slice(at))) at += 1;
  return at;
}

say('cut-word.way', { way: words('cut-word.held') });
let held = '';
for (const piece of pieces) {
  // A word that is replaced is not looked at again.
  const texts = (held + piece).split(word);
  const last = texts.pop() ?? '';
  held = last.slice(heldFrom(last));
  const passed = [...texts, last.slice(0, heldFrom(last))];
  say('cut-word.piece', { piece, passed: passed.join(instead), held });
}
say('cut-word.fin', { passed: held });
// #endregion

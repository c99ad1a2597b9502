import { words } from '../base/words.ts';
import type { Block, Choice, Predict } from '../course/blocks.ts';
import { choiceOrder } from '../course/choice-order.ts';
import { type Html, html, join } from './html.ts';
import { renderInlines } from './inline.ts';
import type { PageContext } from './page-context.ts';

/** A question whose choices open, each saying whether it is right and why. */
export function renderPredict(
  predict: Predict,
  context: PageContext,
  render: (blocks: readonly Block[]) => Html,
): Html {
  const { id, question, choices } = predict;
  const { language } = context;
  const shown = choiceOrder(predict).flatMap((index) => choices[index] ?? []);
  const heading = context.id(`predict_${id}`);
  return html`<div class="predict" role="group" aria-labelledby="${heading}">
<p class="voice" id="${heading}">${words('site', language, 'predict.title')}</p>
${render(question)}<p class="hint">${words('site', language, 'predict.how')}</p>
${join(shown.map((choice) => renderChoice(choice, context, render)))}</div>
`;
}

function renderChoice(
  { right, label, why }: Choice,
  context: PageContext,
  render: (blocks: readonly Block[]) => Html,
): Html {
  const verdict = right ? 'right' : 'wrong';
  return html`<details class="${verdict}"><summary>${renderInlines(label, context)}</summary>
<p class="verdict">${words('site', context.language, `predict.${verdict}`)}</p>
${render(why)}</details>
`;
}

/** As much of a syntax tree as has to be known here. */
type Node = {
  type: string;
  name?: string;
  body?: Node | Node[];
  expression?: Node;
  callee?: Node;
  object?: Node;
};

/**
 * Why no mutant is wanted in this place of a program, if so: a check judges what happens on the
 * wire, and nothing that is printed.
 */
export function printsOnly(path: { node?: Node }): string | undefined {
  return path.node && prints(path.node) ? 'what is printed is not judged' : undefined;
}

function prints({ type, body, expression, callee }: Node): boolean {
  switch (type) {
    case 'ExpressionStatement':
      return expression !== undefined && prints(expression);
    case 'BlockStatement':
      return Array.isArray(body) && body.length > 0 && body.every(prints);
    case 'ArrowFunctionExpression':
      return body !== undefined && !Array.isArray(body) && prints(body);
    case 'CallExpression':
      return callee?.object?.name === 'console' || callee?.name === 'say';
    default:
      return false;
  }
}

/** One call of a transform: its name in lower case and its arguments as written. */
export interface TransformCall {
  readonly name: string;
  readonly args: readonly string[];
}

/** Why a transform cannot be used as written. */
export class TransformFault extends Error {}

/** `trim`, `truncate(40)`, `split(',') | join(' and ')`: calls from left to right, arguments plain or in single quotes. */
export function parseTransform(text: string): TransformCall[] {
  return splitOutside(text, '|').map((part) => {
    const match = /^\s*([A-Za-z]\w*)\s*(?:\((.*)\))?\s*$/s.exec(part);
    if (!match) throw new TransformFault(`"${part.trim()}" is not written like name or name(argument)`);
    const [, name = '', args] = match;
    return {
      name: name.toLowerCase(),
      args: args === undefined ? [] : splitOutside(args, ',').map(plainText)
    };
  });
}

/** Splits at the separator, but not inside quotes or parentheses. */
function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let [start, depth, quoted] = [0, 0, false];
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === "'") quoted = !quoted;
    else if (quoted) continue;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    else if (character === separator && depth === 0) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  if (quoted) throw new TransformFault('a quote is not closed');
  if (depth !== 0) throw new TransformFault('a parenthesis is not closed');
  return [...parts, text.slice(start)];
}

/** A doubled quote inside quotes is one. */
function plainText(argument: string): string {
  const trimmed = argument.trim();
  return /^'.*'$/s.test(trimmed) ? trimmed.slice(1, -1).replaceAll("''", "'") : trimmed;
}

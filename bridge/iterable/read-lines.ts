import { Readable } from 'node:stream';
import { readNetworkError } from './read-errors';

/** The lines of a text that is on its way, without empty ones; an answer that breaks off is an error of the network. */
export async function* linesOf(answer: unknown): AsyncGenerator<readonly string[]> {
  const chunks = answer instanceof Readable ? answer.setEncoding('utf8') : [String(answer ?? '')];
  let rest = '';
  try {
    for await (const chunk of chunks) {
      const lines = (rest + String(chunk)).split(/\r?\n/);
      rest = lines.pop() ?? '';
      yield lines.filter((line) => line !== '');
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no code';
    throw readNetworkError(code, undefined);
  }
  if (rest !== '') yield [rest];
}

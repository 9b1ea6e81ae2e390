/** An answer of the server that is no success, with what it said. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly body: unknown
  ) {
    super(`The server answered ${status}.`);
  }
}

/** Asks the preview's server for JSON; a body makes it a POST. @throws {Refusal} */
export async function ask<Answer>(path: string, body?: unknown): Promise<Answer> {
  const answer = await fetch(
    path,
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  );
  const text = await answer.text();
  const content: unknown = text === '' ? undefined : JSON.parse(text);
  if (!answer.ok) throw new Refusal(answer.status, content);
  return content as Answer;
}

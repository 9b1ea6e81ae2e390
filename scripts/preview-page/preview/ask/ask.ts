/** Asks the preview's server for JSON; a body makes it a POST. @throws when the server failed; refusals are answers */
export async function ask<Answer>(path: string, body?: unknown): Promise<Answer> {
  const answer = await fetch(
    path,
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  );
  if (!answer.ok) throw new Error(`The server answered ${answer.status} to ${path}.`);
  return (await answer.json()) as Answer;
}

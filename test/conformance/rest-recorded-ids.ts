/** Ids of a recording and the ones that the org gave out in their place. */
export class RecordedIds {
  private readonly byRecorded = new Map<string, string>();
  private readonly byMine = new Map<string, string>();

  put(recorded: string, mine: string): void {
    if (recorded === mine) return;
    this.byRecorded.set(recorded, mine);
    this.byMine.set(mine, recorded);
  }

  /** Text of the recording with the org's ids. */
  toMine(text: string): string {
    return replaced(text, this.byRecorded);
  }

  toRecorded(text: string): string {
    return replaced(text, this.byMine);
  }

  /** Takes the ids of an answer to a write: what stands in the same place is the same record. */
  learn(recorded: unknown, mine: unknown): void {
    if (typeof recorded !== 'object' || recorded === null || typeof mine !== 'object' || mine === null)
      return;
    for (const [key, value] of Object.entries(recorded)) {
      const other = (mine as Record<string, unknown>)[key];
      const isId = key === 'id' && typeof value === 'string' && typeof other === 'string';
      if (isId) this.put(value, other);
      else this.learn(value, other);
    }
  }
}

function replaced(text: string, ids: ReadonlyMap<string, string>): string {
  if (ids.size === 0) return text;
  return text.replace(new RegExp([...ids.keys()].join('|'), 'g'), (id) => ids.get(id) ?? id);
}

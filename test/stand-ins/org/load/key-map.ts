import type { RawRecord } from './raw-record';

/** Which object and id the records of a load have, by the key others point to them with. */
export class KeyMap {
  private readonly targets = new Map<string, { object: string; id: string }>();

  add(record: RawRecord, object: string, id: string): void {
    if (record.key !== undefined) this.targets.set(`${record.scope}\n${record.key}`, { object, id });
  }

  /** Takes back a record that was refused: nothing may point to it. */
  remove(record: RawRecord): void {
    if (record.key !== undefined) this.targets.delete(`${record.scope}\n${record.key}`);
  }

  /** What a value of a record points to: `@Ref`, or the local id of a row in one of the tables. */
  find(scope: string, value: string, tables: readonly string[]): { object: string; id: string } | undefined {
    const keys = value.startsWith('@') ? [value] : tables.map((table) => `${table}:${value}`);
    for (const key of keys) {
      const target = this.targets.get(`${scope}\n${key}`);
      if (target) return target;
    }
    return undefined;
  }
}

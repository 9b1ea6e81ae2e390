import { ask } from 'preview/ask';
import { onRecordChange, recordsChanged } from 'preview/records';
import type { RecordAnswer } from '../../preview-run/session';

interface RecordData {
  readonly id: string;
  readonly apiName: string;
  readonly fields: Readonly<
    Record<string, { readonly value: unknown; readonly displayValue: string | null }>
  >;
}
interface Emitted {
  readonly data: RecordData | undefined;
  readonly error: unknown;
}
type FieldReference = string | { readonly fieldApiName: string };

/** Wire adapter: the record, again whenever it was changed through the page. */
export class getRecord {
  private recordId: string | undefined;
  private stop: () => void = () => undefined;

  constructor(private readonly emit: (value: Emitted) => void) {
    emit({ data: undefined, error: undefined });
  }

  connect(): void {
    this.stop = onRecordChange((ids) => {
      if (this.recordId && (ids.length === 0 || ids.includes(this.recordId))) void this.read();
    });
  }

  disconnect(): void {
    this.stop();
  }

  update({ recordId }: { recordId?: string }): void {
    if (!recordId || recordId === this.recordId) return;
    this.recordId = recordId;
    void this.read();
  }

  private async read(): Promise<void> {
    const answer = await ask<RecordAnswer<RecordData>>(`/data/raw/${this.recordId}`);
    if ('record' in answer) this.emit({ data: answer.record, error: undefined });
    else this.emit({ data: undefined, error: { body: { message: answer.problem }, ok: false } });
  }
}

const nameOf = (field: FieldReference): string =>
  typeof field === 'string' ? field.slice(field.indexOf('.') + 1) : field.fieldApiName;

export const getFieldValue = (record: RecordData | undefined, field: FieldReference): unknown =>
  record?.fields[nameOf(field)]?.value;

export const getFieldDisplayValue = (record: RecordData | undefined, field: FieldReference): string | null =>
  record?.fields[nameOf(field)]?.displayValue ?? null;

/** Records that were changed behind the page's back are read again. */
export function notifyRecordUpdateAvailable(
  records: readonly { readonly recordId: string }[]
): Promise<void> {
  recordsChanged(records.map(({ recordId }) => recordId));
  return Promise.resolve();
}

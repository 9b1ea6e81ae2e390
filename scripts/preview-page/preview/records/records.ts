/** Who shows a record hears when it changed, as the platform's own cache tells its components. */

type Listener = (recordIds: readonly string[]) => void;
const listeners = new Set<Listener>();

/** Answers how to stop listening. */
export function onRecordChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells everybody; no ids: whatever is shown may have changed. */
export function recordsChanged(recordIds: readonly string[] = []): void {
  listeners.forEach((listener) => listener(recordIds));
}

import { askWith, type Ask } from './ask';
import { startLocalIterable, type LocalIterable } from './local-iterable';
import type { LocalIterableOptions, ProjectOptions, ProjectType } from './options';
import type { ProjectHandle } from './project-handle';

export interface Started {
  readonly iterable: LocalIterable;
  readonly project: ProjectHandle;
  readonly ask: Ask;
}

const running: LocalIterable[] = [];

/** One project with the key `key` unless others are given, writes visible at once, no rate limits: what a test leaves unsaid is out of its way. */
export async function start(
  type: ProjectType,
  options: Partial<LocalIterableOptions> & { readonly project?: Partial<ProjectOptions> } = {}
): Promise<Started> {
  const { project, ...rest } = options;
  const iterable = await startLocalIterable({
    projects: [{ id: 2158, apiKey: 'key', type, ...project }],
    applyDelayMs: 0,
    rates: { scale: Infinity },
    ...rest
  });
  running.push(iterable);
  const [first] = rest.projects ?? [];
  const key = first?.apiKey ?? 'key';
  return { iterable, project: iterable.project(key), ask: askWith(iterable, key) };
}

/** To be called after each test. */
export async function closeAll(): Promise<void> {
  await Promise.all(running.splice(0).map((iterable) => iterable.close()));
}

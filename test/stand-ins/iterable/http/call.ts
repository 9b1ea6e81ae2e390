import type { Answer } from './answer';
import type { Route } from './endpoints';
import type { Project } from '../project';
import { readBody } from './skeleton';
import type { BodyOf, SkeletonName } from './skeletons';

/** A request whose key opened a project and whose endpoint is known. */
export interface Call {
  readonly project: Project;
  readonly route: Route;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
  /** Scheme, host and port as the caller wrote them: links to other pages begin with it. */
  readonly origin: string;
  /** Identifiers whose rows fail inside the service although nothing is wrong with them. */
  readonly failingRows: ReadonlySet<string>;
}

export type Handler = (call: Call) => Answer;

/** Runs a handler on a body whose shape is right. */
export function withBody<N extends SkeletonName>(
  name: N,
  call: Call,
  handle: (project: Project, body: BodyOf<N>) => Answer
): Answer {
  const read = readBody(name, call.path, call.body, call.project.switches);
  return 'refused' in read ? read.refused : handle(call.project, read.body);
}

/** A variable part of the path. */
export const parameter = (call: Call, name: string): string => call.route.parameters[name] ?? '';

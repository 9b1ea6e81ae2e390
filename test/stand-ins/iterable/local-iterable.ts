import type { AddressInfo } from 'node:net';
import { ApiKeys } from './http/api-keys';
import { systemClock, type Clock } from './clock';
import type { EndpointName } from './http/endpoints';
import { Faults } from './http/faults';
import { delaysOf, type LocalIterableOptions } from './options';
import { Project } from './project';
import { ProjectHandle } from './project-handle';
import { RateLimits } from './http/rate-limits';
import { RequestLog, type LoggedRequest } from './http/request-log';
import { createStandInServer, type ServerParts } from './http/server';
import { defaultSwitches } from './switches';

/** A running stand-in for the Iterable REST API; the contract is iterable-api. */
export interface LocalIterable {
  /** Base URL without a slash at its end; `/` is a page for people. */
  readonly url: string;
  readonly clock: Clock;
  readonly faults: Faults;
  /** Every API request so far, oldest first. */
  readonly requests: readonly LoggedRequest[];
  /** Requests to an endpoint so far, answered or not. */
  calls(endpoint: EndpointName): number;
  /** The same for all endpoints that were called. */
  calls(): Partial<Record<EndpointName, number>>;
  clearRequests(): void;
  /** The project that a key opens; throws for a key that opens none. */
  project(apiKey: string): ProjectHandle;
  /** Lets every accepted write take effect now. */
  settle(): void;
  close(): Promise<void>;
}

/** Starts on 127.0.0.1; the caller closes it. */
export async function startLocalIterable(options: LocalIterableOptions): Promise<LocalIterable> {
  const parts = partsOf(options);
  const server = createStandInServer(parts);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return handleOf(`http://127.0.0.1:${port}`, parts, close);
}

function partsOf(options: LocalIterableOptions): ServerParts {
  const clock = options.clock ?? systemClock();
  const switches = { ...defaultSwitches, ...options.switches };
  const delays = delaysOf(options.applyDelayMs);
  const keys = new ApiKeys();
  const projects = options.projects.map((preset, index) => {
    const project = new Project(preset, { id: preset.id ?? 2001 + index, clock, switches, delays });
    keys.add(preset, project);
    return project;
  });
  return {
    clock,
    projects,
    keys,
    rates: new RateLimits(clock, options.rates ?? {}),
    faults: new Faults(),
    log: new RequestLog(),
    logBodies: options.logBodies ?? 'kept'
  };
}

function handleOf(url: string, parts: ServerParts, close: () => Promise<void>): LocalIterable {
  function calls(endpoint: EndpointName): number;
  function calls(): Partial<Record<EndpointName, number>>;
  function calls(endpoint?: EndpointName): number | Partial<Record<EndpointName, number>> {
    return endpoint === undefined ? parts.log.counts() : parts.log.count(endpoint);
  }
  return {
    url,
    clock: parts.clock,
    faults: parts.faults,
    requests: parts.log.entries,
    calls,
    clearRequests: () => parts.log.clear(),
    project: (apiKey) => {
      const project = parts.keys.projectOf(apiKey);
      if (!project) throw new Error('No project has this API key');
      return new ProjectHandle(project);
    },
    settle: () => parts.projects.forEach((project) => project.pipelines.settle()),
    close
  };
}

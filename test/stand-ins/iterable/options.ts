import type { CampaignPreset } from './campaigns/campaigns';
import type { CatalogPreset } from './catalogs/catalogs';
import type { Channel, MessageType } from './channels/channels';
import type { Clock } from './clock';
import type { EndpointName, Rate } from './http/endpoints';
import type { FieldType, JsonObject } from './fields/field-types';
import type { Switches } from './switches';

/** iterable-api 3: which identity is the key. */
export type ProjectType = 'Email' | 'UserId' | 'Hybrid';

export interface ListPreset {
  readonly id?: number;
  readonly name: string;
  readonly description?: string;
  readonly listType?: 'Standard' | 'Dynamic' | 'Suppression' | 'Internal';
  /** In use by a campaign: cannot be deleted. */
  readonly inUse?: boolean;
}

/** What an account may have or lack; `on` and `off` as the default says. */
export interface Features {
  /** iterable-api 11: the paid add-on; on. */
  readonly catalogs: 'on' | 'off';
  /** iterable-api 7.3; off. */
  readonly incrementalSubscriptions: 'on' | 'off';
  /** iterable-api 7.1: `subscribedMessageTypeIds`; off. */
  readonly optInMessageTypes: 'on' | 'off';
}

export const defaultFeatures: Features = {
  catalogs: 'on',
  incrementalSubscriptions: 'off',
  optInMessageTypes: 'off'
};

export interface ProjectOptions {
  /** Server-side key; two projects may not share one. */
  readonly apiKey: string;
  readonly type: ProjectType;
  readonly id?: number;
  readonly name?: string;
  /** The project's own setting for fields that it does not know; `create` unless said. */
  readonly unknownFields?: 'create' | 'drop';
  /** Fields that exist from the start, besides the standard ones. */
  readonly fields?: Readonly<Record<string, FieldType>>;
  /** Unique profile fields, nested ones counted; 1000. */
  readonly fieldLimit?: number;
  /** Fields of events that exist from the start, by event name. */
  readonly eventFields?: Readonly<Record<string, Readonly<Record<string, FieldType>>>>;
  /** Unique fields of one event name; 8000. */
  readonly eventFieldLimit?: number;
  /** Event names that are blocked (iterable-api 2.3.3). */
  readonly disallowedEvents?: readonly string[];
  /** What Iterable recorded itself (sends, opens, clicks ...), as reads answer it; each with `email` or `userId`. */
  readonly systemEvents?: readonly JsonObject[];
  readonly lists?: readonly ListPreset[];
  /** None unless said. */
  readonly campaigns?: readonly CampaignPreset[];
  /** Instead of the three that every project has. */
  readonly channels?: readonly Channel[];
  /** Instead of one a channel. */
  readonly messageTypes?: readonly MessageType[];
  readonly catalogs?: readonly CatalogPreset[];
  readonly features?: Partial<Features>;
  /** Keys that are refused, and how (iterable-api 1 and 2.4); a client-side one is refused to merge alone (6.4). */
  readonly refusedKeys?: readonly {
    readonly key: string;
    readonly because: 'disabled' | 'jwt' | 'read-only' | 'client-side';
  }[];
}

/**
 * Milliseconds between an accepted write and the moment from which reads show it (iterable-api 5). Single calls, bulk calls
 * and deletes are pipelines of their own: nothing orders a write of one against a write of another.
 */
export interface ApplyDelays {
  readonly single: number;
  readonly bulk: number;
  readonly deletes: number;
  /** Until a new list can be written to. */
  readonly lists: number;
  /** Items of catalogs. */
  readonly catalogs: number;
}

export const defaultDelays: ApplyDelays = { single: 15, bulk: 25, deletes: 40, lists: 10, catalogs: 30 };

export interface RateOptions {
  /** All documented rates times this; 1 is the contract's, Infinity switches 429 off. */
  readonly scale?: number;
  /** Other rates for some endpoints, null for none; these are not scaled. */
  /** Other caps of 24 hours; these are not scaled. */
  readonly perDay?: Partial<Record<EndpointName, number>>;
  readonly override?: Partial<Record<EndpointName, Rate | null>>;
}

export interface LocalIterableOptions {
  readonly projects: readonly ProjectOptions[];
  readonly switches?: Partial<Switches>;
  /** One number for all pipelines, or some of them. */
  readonly applyDelayMs?: number | Partial<ApplyDelays>;
  readonly rates?: RateOptions;
  readonly clock?: Clock;
  /** 0: any free port. */
  readonly port?: number;
  /** Bodies in the request log; `dropped` saves memory in volume tests. */
  readonly logBodies?: 'kept' | 'dropped';
}

export function delaysOf(given: LocalIterableOptions['applyDelayMs']): ApplyDelays {
  if (typeof given === 'number') {
    return { single: given, bulk: given, deletes: given, lists: given, catalogs: given };
  }
  return { ...defaultDelays, ...given };
}

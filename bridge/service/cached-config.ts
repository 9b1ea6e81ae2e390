import type { Config } from '../config/load-config';
import { publishedConfig, type PublishedParts } from './published-config';

/** Seconds; a publish that is half done is waited for. */
const halfDoneSeconds = 20;

interface CachedParts extends Omit<PublishedParts, 'reader'> {
  readonly reader: () => PublishedParts['reader'];
}

/**
 * Definitions that are at most as many seconds old as is asked for. Whoever asks while they are being read waits for the
 * same answer.
 */
export function cachedConfig({ reader, ...parts }: CachedParts): (maxAgeSeconds: number) => Promise<Config> {
  let cached: { readonly config: Config; readonly at: number } | null = null;
  let reading: Promise<Config> | null = null;
  const now = (): number => parts.clock.now().getTime();
  const read = async (): Promise<Config> => {
    const readAt = parts.clock.now().toISOString();
    const config = { ...(await publishedConfig({ ...parts, reader: reader() })), readAt };
    cached = { config, at: now() };
    return config;
  };
  return async (maxAgeSeconds) => {
    const maxAge = cached?.config.halfDone ? Math.min(maxAgeSeconds, halfDoneSeconds) : maxAgeSeconds;
    if (cached && now() - cached.at < maxAge * 1000) return cached.config;
    reading ??= read().finally(() => {
      reading = null;
    });
    return reading;
  };
}

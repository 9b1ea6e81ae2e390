/** What must never stand in the repository: credentials, registry addresses and paths of somebody's machine. */

export interface Finding {
  /** Counted from 1. */
  readonly line: number;
  readonly what: string;
}

interface Pattern {
  readonly what: string;
  readonly shape: RegExp;
}

/** What only the machine itself can tell. */
export interface Machine {
  /** Absolute folders that no file may name, e.g. the checkout's. */
  readonly folders: readonly string[];
  /** Host names of package registries. */
  readonly registryHosts: readonly string[];
}

/** A line with these words is allowed to look like a secret; say beside it why it is none. */
const allowance = 'scan-secrets: allow';

const credentials: readonly Pattern[] = [
  {
    what: 'a private key',
    shape: /-----BEGIN [A-Z ]*PRIVATE KEY-----(?:(?:\\[nr]|\s)*[\w+/]{20}|\s*$)/
  },
  { what: 'an Iterable API key', shape: /(?<![\w-])[0-9a-f]{32}(?![\w-])/ },
  { what: 'a Salesforce access token', shape: /\b00D[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?![A-Za-z0-9._]{40,}/ },
  { what: 'a Salesforce refresh token', shape: /\b5Aep861[A-Za-z0-9._]{40,}/ },
  { what: 'an AWS access key', shape: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/ },
  { what: 'a GitHub token', shape: /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{40,})/ },
  { what: 'an npm token', shape: /\bnpm_[A-Za-z0-9]{36}\b|_authToken\s*=\s*[^$\s]/ },
  {
    what: 'a Slack token or webhook',
    shape: /\bxox[abprs]-[A-Za-z0-9-]{10,}|hooks\.slack\.com\/services\/T\w+\/B\w+\/\w+/
  },
  { what: 'a signed token', shape: /\beyJ[\w-]{15,}\.eyJ[\w-]{15,}\.[\w-]{20,}/ },
  {
    what: 'a password in an address',
    shape: /\b(?:https?|rediss?|postgres(?:ql)?):\/\/[^\s/:@'"`$<{]+:[^\s/:@'"`$<{]{6,}@(?!localhost|127\.)/
  },
  { what: 'a registry host', shape: /\bregistry\.(?:npmjs|yarnpkg|npmmirror)\./ },
  { what: 'a download address in a lockfile', shape: /"resolved":\s*"https?:/ },
  { what: "a folder of somebody's machine", shape: /(?<![\w.~/-])\/(?:home|Users)\/[a-z][\w.-]*\//i }
];

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The patterns together with those that name this very machine. */
function patternsFor(machine: Machine): readonly Pattern[] {
  return [
    ...credentials,
    ...machine.folders.map((folder) => ({
      what: "a folder of somebody's machine",
      shape: new RegExp(`(?<![\\w.~-])${literally(folder)}(?![\\w-])`)
    })),
    ...machine.registryHosts.map((host) => ({ what: 'a registry host', shape: new RegExp(literally(host)) }))
  ];
}

/** Finds what must not be published in a text; never quotes it. */
export function findSecrets(text: string, machine: Machine): Finding[] {
  const patterns = patternsFor(machine);
  return text.split('\n').flatMap((line, index) => {
    if (line.includes(allowance)) return [];
    return patterns.filter(({ shape }) => shape.test(line)).map(({ what }) => ({ line: index + 1, what }));
  });
}

import type { Identity, IdentityKind } from './model';

/** Why a value cannot identify a user; null when it can. */
export function identityProblem(kind: IdentityKind, value: string): string | null {
  return kind === 'email' ? emailProblem(value) : userIdProblem(value);
}

export function toIdentity(kind: IdentityKind, value: string): Identity {
  return { kind, value, key: kind === 'email' ? value.toLowerCase() : value };
}

const local = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
/** `"ada lovelace"`: anything printable, in quotes as a whole. */
const quoted = /^"(?:[^"\\\p{Cc}]|\\[\x20-\x7e])*"$/u;
const label = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;

/**
 * The syntax that Iterable's validator takes and people's addresses have; source: iterable-api 3. Whether the domain's ending exists is Iterable's
 * to say: it does so record by record.
 */
function emailProblem(value: string): string | null {
  const at = value.lastIndexOf('@');
  if (at < 1) return 'it has no @ with a name before it';
  const [name, domain] = [value.slice(0, at), value.slice(at + 1)];
  if (value.length > 254 || name.length > 64) return 'it is too long';
  if (!local.test(name) && !quoted.test(name)) return 'the part before the @ is not allowed';
  const labels = domain.split('.');
  if (labels.length < 2) return 'the domain has no ending';
  if (!labels.every((part) => label.test(part))) return 'the domain is malformed';
  return null;
}

/** Source: iterable-api 3, userId rules. */
function userIdProblem(value: string): string | null {
  if (value.length > 52) return 'it has more than 52 characters';
  if (!/^[\x20-\x7e]+$/.test(value)) return 'it has characters other than printable ASCII';
  if (value.endsWith(' ')) return 'it ends with a space';
  return null;
}

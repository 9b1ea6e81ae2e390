import { domainToASCII } from 'node:url';
import tlds from 'tlds';

/** E-mail addresses as the Apache Commons validator judges them: syntax and a known top-level domain (iterable-api 3). */

const word = String.raw`(?:(?:\\.|[^\s\p{Cc}()<>@,;:\\".[\]])+|"(?:\\"|[^"])*")`;
const localPart = new RegExp(`^${word}(?:\\.${word})*$`, 'u');
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;
const ipLiteral = /^\[\d{1,3}(?:\.\d{1,3}){3}\]$/;

const topLevelDomains = new Set(tlds.map((name) => domainToASCII(name)));

export function isValidEmail(text: string): boolean {
  if (text.endsWith('.')) return false;
  const at = text.lastIndexOf('@');
  if (at < 1 || at > 64) return false;
  return localPart.test(text.slice(0, at)) && isValidDomain(text.slice(at + 1));
}

function isValidDomain(domain: string): boolean {
  if (ipLiteral.test(domain)) return isValidIp(domain.slice(1, -1));
  // Only what is not ASCII is translated, lest characters that may not stand in a domain get lost on the way.
  const ascii = /^[\x20-\x7e]*$/.test(domain) ? domain : domainToASCII(domain);
  if (ascii.length > 253) return false;
  const labels = ascii.split('.');
  const last = labels.at(-1)?.toLowerCase() ?? '';
  return labels.length > 1 && labels.every((part) => label.test(part)) && topLevelDomains.has(last);
}

const isValidIp = (text: string): boolean => text.split('.').every((part) => Number(part) <= 255);

/** Non-empty, at most 52 printable ASCII characters, no space at the end (iterable-api 3). */
export const isValidUserId = (text: string): boolean =>
  /^[\x20-\x7e]{1,52}$/.test(text) && !text.endsWith(' ');

/** The form in which addresses are stored and compared. */
export const emailKey = (email: string): string => email.toLowerCase();

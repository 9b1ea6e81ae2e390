/** Single values without the person in them. Lengths stay: they explain many a refusal. */

const emails = /[^\s@"'`<>()[\]{},;:=|\\/]+@[^\s@"'`<>()[\]{},;:=|\\/]+/gu;
const emailLike = /^\S[^\n]*@/u;
/** Seven digits and more, with what people write between them; not where letters touch it. */
const phones = /(?<![\w.:-])\+?\(?\d(?:[\s().\-/]{0,2}\d){6,}(?![\w:-])/gu;
const bearer = /\b(bearer|basic)\s+[\w.~+/=-]+/gi;

const firstOf = (text: string): string => String.fromCodePoint(text.codePointAt(0) ?? 0x2a);
const lengthOf = (text: string): number => [...text].length;

export const hiddenText = (text: string): string => `[text ${lengthOf(text)}]`;

/** Also for what is no good address: everything around the last @. */
export function maskedEmail(address: string): string {
  const at = address.lastIndexOf('@');
  if (at < 0) return maskedId(address);
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  const ending = /\.([a-z]{2,10})$/i.exec(domain)?.[1];
  const start = (text: string): string => (text === '' ? '' : `${firstOf(text)}***`);
  return `${start(local)}@${start(domain)}${ending === undefined ? '' : `.${ending}`}`;
}

/** Whoever knows the id recognises it by both ends. */
export function maskedId(id: string): string {
  if (isRecordId(id)) return id;
  const letters = [...id];
  return letters.length < 5 ? '***' : `${letters[0]}***${letters.at(-1)}`;
}

export const looksLikeEmail = (text: string): boolean => emailLike.test(text);

export const looksLikePhone = (text: string): boolean => new RegExp(phones.source, 'u').test(text);

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** A record's id of 18 characters: its last three fit the others (salesforce-api 2.3). */
export function isRecordId(text: string): boolean {
  if (!/^(?=.*\d)[A-Za-z0-9]{15}[A-Z0-5]{3}$/.test(text)) return false;
  return [0, 5, 10].every((start, index) => {
    const bits = [...text.slice(start, start + 5)].reduce(
      (sum, letter, place) => sum + (/[A-Z]/.test(letter) ? 1 << place : 0),
      0
    );
    return text[15 + index] === letters[bits];
  });
}

/** A sentence of the other side: its words stay, what looks like a person's data goes. */
export function maskedSentence(text: string): string {
  return text
    .replace(bearer, '$1 [removed]')
    .replace(emails, (address) => maskedEmail(address))
    .replace(phones, '[phone]');
}

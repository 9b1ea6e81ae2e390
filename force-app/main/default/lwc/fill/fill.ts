import { language, locale } from 'c/culture';

/** A label in the two forms that people speak in; languages with more than two make do with `many`. */
export interface CountLabels {
  readonly one: string;
  readonly many: string;
}

/**
 * A label with `{0}`, `{1}` ... filled in; numbers as the user writes them. A place without a value stays as it is,
 * so that a mistake is seen and not swallowed.
 */
export const fill = (label: string, values: readonly (string | number)[]): string =>
  label.replace(/\{(\d+)\}/g, (place, index: string) => {
    const value = values[Number(index)];
    if (value === undefined) return place;
    return typeof value === 'number' ? numberText(value) : value;
  });

/** The form of the label that fits the count (French says "0 appel", German "0 Aufrufe"); `{0}` is the count. */
export const fillCount = (
  labels: CountLabels,
  count: number,
  others: readonly (string | number)[] = []
): string =>
  fill(new Intl.PluralRules(language).select(count) === 'one' ? labels.one : labels.many, [count, ...others]);

/** A number as the user writes it: `1,204`. */
export const numberText = (value: number): string => new Intl.NumberFormat(locale).format(value);

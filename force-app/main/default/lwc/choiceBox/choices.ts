/** One of many. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** A second line. */
  readonly detail?: string;
  readonly badge?: string;
  /** Icon of the Lightning Design System. */
  readonly icon?: string;
  /** Opens another list instead of being chosen. */
  readonly leadsOn?: boolean;
}

export interface ShownChoice extends Choice {
  readonly id: string;
  readonly index: number;
  readonly className: string;
  readonly selected: 'true' | 'false';
}

/** More are found by typing; objects with more fields than that are few. */
const MOST = 300;

/** Those in which every typed word stands; what begins with the text comes first. */
export function fitting(choices: readonly Choice[], text: string): Choice[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = choices.filter(({ label, value, detail = '' }) => {
    const place = `${label} ${value} ${detail}`.toLowerCase();
    return words.every((word) => place.includes(word));
  });
  const [first = ''] = words;
  const begins = ({ label, value }: Choice): boolean =>
    label.toLowerCase().startsWith(first) || value.toLowerCase().startsWith(first);
  return words.length === 0 ? found : [...found.filter(begins), ...found.filter((each) => !begins(each))];
}

export const shownChoices = (
  choices: readonly Choice[],
  activeAt: number,
  chosen: string | null
): ShownChoice[] =>
  choices.slice(0, MOST).map((choice, index) => ({
    ...choice,
    index,
    id: `choice-${index}`,
    className: `slds-media slds-listbox__option slds-listbox__option_plain slds-media_small option${index === activeAt ? ' slds-has-focus' : ''}`,
    selected: choice.value === chosen ? 'true' : 'false'
  }));

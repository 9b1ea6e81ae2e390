/** A schedule as the fields of the form have it. */
export interface ScheduleParts {
  readonly kind: 'minutes' | 'cron';
  readonly turns: string;
  /** One window in each line. */
  readonly within: string;
  readonly except: string;
}

const DEFAULT_MINUTES = '10';

/** `10; within Mon-Fri 08:00-18:00; except Sun` as its parts; what the bridge cannot read stays in the turns. */
export function scheduleParts(text: string | null | undefined): ScheduleParts {
  const [turns = '', ...windows] = (text?.trim() || DEFAULT_MINUTES).split(';').map((part) => part.trim());
  const of = (word: string): string =>
    windows
      .filter((each) => each.toLowerCase().startsWith(`${word} `))
      .map((each) => each.slice(word.length).trim())
      .join('\n');
  return {
    kind: /^\d+$/.test(turns) ? 'minutes' : 'cron',
    turns,
    within: of('within'),
    except: of('except')
  };
}

export function scheduleText({ turns, within, except }: ScheduleParts): string {
  const of = (word: string, lines: string): string[] =>
    lines
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .map((line) => `${word} ${line}`);
  return [turns.trim(), ...of('within', within), ...of('except', except)].join('; ');
}

/** The other kind, with something that can be run. */
export function ofKind(parts: ScheduleParts, kind: ScheduleParts['kind']): ScheduleParts {
  if (parts.kind === kind) return parts;
  return { ...parts, kind, turns: kind === 'cron' ? '0 6 * * *' : DEFAULT_MINUTES };
}

import { isLineBreak, isWordPart } from './character-sets';
import { parsePattern } from './parse-pattern';
import { type Boundary, type CharacterTest, type PatternNode, refused } from './pattern';

/** One step of a matcher: read a character of a set, pass a boundary, go on at several places, or be done. */
type Step =
  | { readonly kind: 'read'; readonly test: CharacterTest; readonly next: number }
  | { readonly kind: 'pass'; readonly boundary: Boundary; readonly next: number }
  | { readonly kind: 'fork'; nexts: readonly number[] }
  | { readonly kind: 'done' };

const mostSteps = 2000;
/** What one text may cost; Salesforce stops after as many accesses to the text. */
const mostWork = 1_000_000;

/**
 * Java's regular expressions without backtracking: all ways through the pattern are followed at once, so that the time
 * grows with text times pattern and no expression can hang the process (Thompson's construction).
 */
export function compilePattern(source: string): { matches(text: string): boolean | null } {
  const builder = new StepBuilder();
  const start = builder.build(parsePattern(source));
  return new Matcher(builder.steps, start);
}

class StepBuilder {
  readonly steps: Step[] = [];
  private work = 0;

  build(node: PatternNode): number {
    return this.add(node, this.push({ kind: 'done' }));
  }

  private push(step: Step): number {
    this.spend();
    this.steps.push(step);
    return this.steps.length - 1;
  }

  private spend(): void {
    this.work++;
    if (this.work > mostSteps * 4 || this.steps.length >= mostSteps)
      throw refused('so many repeats that it becomes too large');
  }

  /** The first step of a node that goes on at `next`. */
  private add(node: PatternNode, next: number): number {
    this.spend();
    switch (node.kind) {
      case 'set':
        return this.push({ kind: 'read', test: node.test, next });
      case 'boundary':
        return this.push({ kind: 'pass', boundary: node.boundary, next });
      case 'sequence':
        return node.parts.reduceRight((after, part) => this.add(part, after), next);
      case 'choice':
        return this.push({ kind: 'fork', nexts: node.options.map((option) => this.add(option, next)) });
      case 'repeat':
        return this.addRepeat(node, next);
    }
  }

  private addRepeat(node: PatternNode & { kind: 'repeat' }, next: number): number {
    let start = node.most === null ? this.addLoop(node.part, next) : next;
    for (let count = node.least; count < (node.most ?? 0); count++)
      start = this.push({ kind: 'fork', nexts: [this.add(node.part, start), next] });
    for (let count = 0; count < node.least; count++) start = this.add(node.part, start);
    return start;
  }

  private addLoop(part: PatternNode, next: number): number {
    const fork: Step = { kind: 'fork', nexts: [] };
    const place = this.push(fork);
    fork.nexts = [this.add(part, place), next];
    return place;
  }
}

class Matcher {
  private current: Int32Array;
  private following: Int32Array;
  private readonly seen: Int32Array;
  private readonly open: number[] = [];
  private work = 0;
  private mark = 0;

  constructor(
    private readonly steps: readonly Step[],
    private readonly start: number
  ) {
    this.current = new Int32Array(steps.length);
    this.following = new Int32Array(steps.length);
    this.seen = new Int32Array(steps.length);
  }

  /** Whether the whole text matches; null when finding out would cost too much. */
  matches(text: string): boolean | null {
    this.work = 0;
    this.mark = 0;
    this.seen.fill(0);
    this.mark++;
    let count = this.follow(this.start, text, 0, this.current, 0);
    for (let place = 0; place < text.length && count > 0;) {
      const code = text.codePointAt(place) ?? 0;
      place += code > 0xffff ? 2 : 1;
      count = this.read(code, text, place, count);
      if (this.work > mostWork) return null;
    }
    return this.isDone(count);
  }

  /** Moves all places that read this character, and says how many there are now. */
  private read(code: number, text: string, place: number, count: number): number {
    this.mark++;
    let found = 0;
    for (let index = 0; index < count; index++) {
      const step = this.steps[this.current[index] ?? 0];
      if (step?.kind === 'read' && step.test(code))
        found = this.follow(step.next, text, place, this.following, found);
    }
    [this.current, this.following] = [this.following, this.current];
    return found;
  }

  /** Adds the places that can be reached from a step without reading. */
  private follow(start: number, text: string, place: number, into: Int32Array, count: number): number {
    let found = count;
    this.open.push(start);
    for (let at = this.open.pop(); at !== undefined; at = this.open.pop()) {
      this.work++;
      if (this.seen[at] === this.mark) continue;
      this.seen[at] = this.mark;
      const step = this.steps[at];
      if (step?.kind === 'fork') this.open.push(...step.nexts);
      else if (step?.kind === 'pass') {
        if (isAt(step.boundary, text, place)) this.open.push(step.next);
      } else into[found++] = at;
    }
    return found;
  }

  private isDone(count: number): boolean {
    for (let index = 0; index < count; index++)
      if (this.steps[this.current[index] ?? 0]?.kind === 'done') return true;
    return false;
  }
}

function isAt(boundary: Boundary, text: string, place: number): boolean {
  switch (boundary) {
    case 'start':
      return place === 0;
    case 'end':
      return place === text.length;
    case 'last':
      return place === text.length || isLastLineBreak(text, place);
    case 'word':
      return isWordBefore(text, place) !== isWordAt(text, place);
    case 'inside':
      return isWordBefore(text, place) === isWordAt(text, place);
  }
}

const isLastLineBreak = (text: string, place: number): boolean => {
  if (text.length - place > 2) return false;
  const rest = text.slice(place);
  return rest === '\r\n' || (rest.length === 1 && isLineBreak(rest.charCodeAt(0)));
};

const isWordAt = (text: string, place: number): boolean =>
  place < text.length && isWordPart(text.codePointAt(place) ?? 0);

const isWordBefore = (text: string, place: number): boolean => {
  const low = text.charCodeAt(place - 1);
  const isPair = low >= 0xdc00 && low <= 0xdfff;
  return place > 0 && isWordPart(text.codePointAt(isPair ? place - 2 : place - 1) ?? 0);
};

import type { FieldMapping, StepDefinition } from '../../config/sync-definition';
import { RecordProblem, type MappingProblem, type ProblemDetail } from './problems';

/** What became of one mapping of a step. */
export interface TracedMapping {
  readonly mapping: FieldMapping;
  /** Before transform, type and null policy; undefined when it could not be read. */
  readonly sourceValue: unknown;
  /** Undefined: left out of the payload. */
  readonly value?: unknown;
  readonly problem?: MappingProblem;
}

/** What the mapping did for one step of a record. */
export interface TracedStep {
  readonly step: StepDefinition;
  /** Null where the step has no condition. */
  readonly condition: 'met' | 'not met' | null;
  readonly mappings: readonly TracedMapping[];
  readonly problem?: MappingProblem;
  readonly detail?: ProblemDetail;
}

interface Followed {
  /** The source's value. */
  readonly read: () => unknown;
  /** What is made of it. */
  readonly make: () => unknown;
}

/**
 * Follows the mapping of one record, for a person who wants to see it. Mapping itself goes on behind what cannot be
 * mapped, so that everything that is wrong is seen at once; what a run sends is not touched by it.
 */
export class MapTrace {
  readonly steps: TracedStep[] = [];
  /** Of a problem of the identity or the duplicate rule; null while there is none. */
  ended: ProblemDetail | null = null;
  private mappings: TracedMapping[] = [];

  begin(step: StepDefinition): void {
    this.mappings = [];
    this.steps.push({ step, condition: null, mappings: this.mappings });
  }

  condition(condition: 'met' | 'not met'): void {
    this.change({ condition });
  }

  failed({ problem, detail }: RecordProblem): void {
    this.change({ problem, detail });
  }

  /** The identity or the duplicate rule has no value. */
  end({ detail }: RecordProblem): void {
    this.ended = detail;
  }

  /** The value of a mapping, noted on its way; what it throws goes on. */
  follow(mapping: FieldMapping, { read, make }: Followed): unknown {
    let sourceValue: unknown;
    try {
      sourceValue = read();
      const value = make();
      this.mappings.push({ mapping, sourceValue, value });
      return value;
    } catch (error) {
      if (error instanceof RecordProblem)
        this.mappings.push({ mapping, sourceValue, problem: error.problem });
      throw error;
    }
  }

  private change(change: Partial<TracedStep>): void {
    const last = this.steps.pop();
    if (last) this.steps.push({ ...last, ...change });
  }
}

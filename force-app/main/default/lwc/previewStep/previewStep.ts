import { LightningElement, api } from 'lwc';
import { fill } from 'c/fill';
import { stepLook, valueText } from 'c/previewWords';
import { operationWord } from 'c/stepWords';
import type { Look } from 'c/statusLooks';
import { conditionWords, labels } from './stepWords';

/** One step for the record: what it takes in, its condition, each field, what comes out, and the requests. */
export default class PreviewStep extends LightningElement {
  @api step: Bridge.PreviewStep | null = null;
  /** Of the step, for people. */
  @api label = '';
  /** From 1. */
  @api place = 1;

  labels = labels;

  get title(): string {
    const operation = operationWord(this.step?.operation ?? '');
    return [fill(labels.step, [this.place, this.label]), operation, this.look.word].join(' · ');
  }

  get look(): Look {
    return stepLook(this.step?.result.status ?? 'not reached');
  }

  /** Steps that stop the record stand open: they are what one looks for. */
  get isOpen(): boolean {
    const { status } = this.step?.result ?? {};
    return status === 'delivered' || status === 'rejected';
  }

  get message(): string | null {
    const { result } = this.step ?? {};
    return result?.status === 'delivered' ? null : result?.message || null;
  }

  get fix(): string | null {
    return this.step?.result.fix ?? null;
  }

  get condition() {
    const { condition } = this.step ?? {};
    return condition ? { formula: condition.formula, ...conditionWords[condition.result] } : null;
  }

  get mappings() {
    return (this.step?.mappings ?? []).map(
      ({ name, source, sourceValue, transform, target, value, problem }) => ({
        name,
        source,
        transform: transform && transform !== 'none' ? transform : null,
        sourceValue: valueText(sourceValue),
        target,
        value: valueText(value),
        problem: problem ? `${problem.message} ${problem.fix}` : null
      })
    );
  }

  get hasMappings(): boolean {
    return this.mappings.length > 0;
  }

  get payload(): unknown {
    return this.step?.payload ?? null;
  }

  get requests() {
    return (this.step?.requests ?? []).map(({ method, path, body }, index) => ({
      key: String(index),
      label: fill(labels.request, [`${method} ${path}`]),
      body
    }));
  }
}

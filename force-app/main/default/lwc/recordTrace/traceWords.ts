import conditionMet from '@salesforce/label/c.Runs_Condition_Met';
import conditionNotMet from '@salesforce/label/c.Runs_Condition_Not_Met';
import conditionUnknown from '@salesforce/label/c.Runs_Condition_Unknown';
import cut from '@salesforce/label/c.Runs_Steps_Cut';
import input from '@salesforce/label/c.Runs_Input';
import notReached from '@salesforce/label/c.Runs_Not_Reached';
import original from '@salesforce/label/c.Runs_Original';
import outOfScope from '@salesforce/label/c.Runs_Out_Of_Scope';
import output from '@salesforce/label/c.Runs_Output';
import source from '@salesforce/label/c.Runs_Source';
import steps from '@salesforce/label/c.Runs_Steps';
import target from '@salesforce/label/c.Runs_Target';
import value from '@salesforce/label/c.Runs_Value';
import wouldSend from '@salesforce/label/c.Runs_Would_Send';
import { fill } from 'c/fill';
import { outcomeLook } from 'c/statusLooks';

type Step = Apex.IterableSyncTraceView.StepView;
type Mapping = Apex.IterableSyncTraceView.MappingView;

export const labels = { cut, input, original, outOfScope, output, source, steps, target, value };

const conditions: Readonly<Record<string, string>> = { met: conditionMet, 'not met': conditionNotMet };

/** Text as it is, everything else as JSON. */
function shownValue(json: string | null | undefined): string {
  if (!json) return '';
  const read: unknown = JSON.parse(json);
  return typeof read === 'string' ? read : json;
}

const mappingOf = (mapping: Mapping, index: number) => ({
  key: String(index),
  target: mapping.target,
  source: mapping.sourceText,
  sourceValue: shownValue(mapping.sourceValue),
  value: shownValue(mapping.value),
  problem: mapping.problem
});

/** A step as it is drawn. */
export function stepOf(step: Step, index: number) {
  const isReached = step.outcome !== 'not reached';
  const look = outcomeLook(step.outcome);
  const mappings = (step.mappings ?? []).map(mappingOf);
  return {
    key: `${index}-${step.stepName}`,
    name: step.stepName,
    operation: (step.operation ?? '').replaceAll('_', ' '),
    look: isReached ? look : { ...look, word: notReached, icon: 'utility:dash', variant: '' },
    message: step.message,
    condition: step.condition
      ? fill(conditions[step.conditionResult ?? ''] ?? conditionUnknown, [step.condition])
      : null,
    mappings,
    hasMappings: mappings.length > 0,
    payloadText: step.payloadText,
    requests: (step.requests ?? []).map(({ callText, bodyText }, place) => ({
      key: String(place),
      label: fill(wouldSend, [callText ?? '']),
      body: bodyText
    }))
  };
}

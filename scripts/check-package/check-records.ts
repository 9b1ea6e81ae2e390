import { wrongValue } from './record-values';
import { suggestion } from './nearest-name';
import type { PackageModel, PackageObject, PackageRecord } from './package-model';
import type { Problem } from './problem';
import { childOf, childrenOf, textOf, type XmlElement } from './xml';

/** Custom metadata records: type, fields, values and parents exist and fit. */
export const checkRecords = (model: PackageModel): Problem[] =>
  [...model.records.values()].flatMap((record) => checkRecord(record, model));

function checkRecord(record: PackageRecord, model: PackageModel): Problem[] {
  const problems: Problem[] = [];
  const report = (line: number, message: string) => problems.push({ path: record.file.path, line, message });
  const type = model.objects.get(record.type);
  if (type === undefined || type.file === null) {
    report(
      1,
      `there is no custom metadata type ${record.type}${suggestion(record.type, model.objects.keys())}`
    );
    return problems;
  }
  if (textOf(record.file.root, 'label') === '') report(1, '<label> is missing or empty');
  const values = childrenOf(record.file.root, 'values');
  for (const value of values) {
    const message = checkValue(value, type, model);
    if (message !== null) report(value.line, message);
  }
  checkTwice(values, report);
  for (const name of missingFields(values, type))
    report(1, `${record.type}.${name} is required and has no value`);
  return problems;
}

function checkValue(entry: XmlElement, type: PackageObject, model: PackageModel): string | null {
  const name = textOf(entry, 'field');
  const field = type.fields.get(name);
  if (field === undefined) {
    return `${type.name} has no field ${name}${suggestion(name, type.fields.keys())}`;
  }
  const value = childOf(entry, 'value');
  if (value === undefined) return `${name} has no <value>`;
  if (isNil(value)) return null;
  return wrongValue(value, field, model);
}

const isNil = (value: XmlElement): boolean => value.attributes['xsi:nil'] === 'true';

function checkTwice(values: readonly XmlElement[], report: (line: number, message: string) => void): void {
  const seen = new Set<string>();
  for (const value of values) {
    const name = textOf(value, 'field');
    if (seen.has(name)) report(value.line, `${name} has two values`);
    seen.add(name);
  }
}

function missingFields(values: readonly XmlElement[], type: PackageObject): string[] {
  const filled = new Set(
    values
      .filter((entry) => {
        const value = childOf(entry, 'value');
        return value !== undefined && !isNil(value) && value.text !== '';
      })
      .map((entry) => textOf(entry, 'field'))
  );
  return [...type.fields.values()]
    .filter((field) => field.required && !filled.has(field.name))
    .map((field) => field.name);
}

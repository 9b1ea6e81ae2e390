import { chooseParts, parts, withUnitReport, type Part } from '../../../scripts/check/parts';
import { runParts, type PartResult } from '../../../scripts/check/run-parts';

const part = (name: string): Part => ({ name, command: ['true'] });
const result = (name: string, passed = true): PartResult => ({ name, passed, seconds: 0, output: '' });

describe('running the parts', () => {
  test('every part runs, though one of them fails, and the results keep the order of the parts', async () => {
    const results = await runParts(['a', 'b', 'c'].map(part), {
      atOnce: 2,
      run: ({ name }) => Promise.resolve(result(name, name !== 'a')),
      onEnd: () => undefined
    });
    expect(results.map(({ name, passed }) => [name, passed])).toEqual([
      ['a', false],
      ['b', true],
      ['c', true]
    ]);
  });

  test('no more than the given number run at once, and a free place is taken at once', async () => {
    const running = new Map<string, () => void>();
    const finished: string[] = [];
    const all = runParts(['a', 'b', 'c'].map(part), {
      atOnce: 2,
      run: ({ name }) => new Promise((resolve) => running.set(name, () => resolve(result(name)))),
      onEnd: ({ name }) => finished.push(name)
    });
    expect([...running.keys()]).toEqual(['a', 'b']);

    running.get('b')?.();
    await new Promise(setImmediate);
    expect([...running.keys()]).toEqual(['a', 'b', 'c']);

    running.get('a')?.();
    running.get('c')?.();
    await all;
    expect(finished).toEqual(['b', 'a', 'c']);
  });
});

describe('choosing the parts', () => {
  test('without a word all run', () => {
    expect(chooseParts([])).toEqual(parts);
  });

  test('a word chooses the parts that begin with it', () => {
    expect(chooseParts(['unit', 'lint']).map(({ name }) => name)).toEqual(['unit tests', 'lint']);
  });

  test('a word that names no part is refused with the names there are', () => {
    expect(() => chooseParts(['speling'])).toThrow(/"speling".*lint/);
  });

  test('only the unit tests write a report', () => {
    const changed = withUnitReport(parts, 'unit.json').filter((each) => !parts.includes(each));
    expect(changed.map(({ name }) => name)).toEqual(['unit tests']);
    expect(changed[0]?.command).toContain('--outputFile=unit.json');
  });
});

import { asNode, asNodes, refuseUnknownKeys } from './parsed-node';

describe('what the parser says and the engine does not read', () => {
  test('salesforce-api 2.1: a key that is not known is refused, so that no clause is ignored', () => {
    expect(() => refuseUnknownKeys({ field: 'a', collate: 'x' }, ['field'], 'ORDER BY')).toThrow(
      'not supported by the local org: collate in ORDER BY'
    );
    expect(() => refuseUnknownKeys({ field: 'a', nulls: undefined }, ['field'], 'ORDER BY')).not.toThrow();
  });

  test('salesforce-api 2.1: a node of another form is refused', () => {
    expect(() => asNode('text', 'a field')).toThrow(
      'not supported by the local org: a field of an unknown form'
    );
    expect(() => asNodes([null], 'a field')).toThrow(
      'not supported by the local org: a field of an unknown form'
    );
    expect(asNodes(undefined, 'a field')).toEqual([]);
    expect(asNodes({ one: 1 }, 'a field')).toEqual([{ one: 1 }]);
  });
});

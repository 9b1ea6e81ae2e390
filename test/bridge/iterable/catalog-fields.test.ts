import { fieldDefinitions } from '../../../bridge/iterable/catalog-fields';

test.each([
  ['nothing', {}, []],
  [
    'plain fields',
    { price: 'double', name: 'string' },
    [
      { fieldName: 'price', fieldType: 'double' },
      { fieldName: 'name', fieldType: 'string' }
    ]
  ],
  [
    'a field inside another, whose parent is an object',
    { 'size.width': 'long', 'size.box.unit': 'string' },
    [
      {
        fieldName: 'size',
        fieldType: 'object',
        children: [
          { fieldName: 'width', fieldType: 'long' },
          { fieldName: 'box', fieldType: 'object', children: [{ fieldName: 'unit', fieldType: 'string' }] }
        ]
      }
    ]
  ],
  [
    'names that begin alike',
    { size: 'object', sizes: 'string', 'size.width': 'long' },
    [
      { fieldName: 'size', fieldType: 'object', children: [{ fieldName: 'width', fieldType: 'long' }] },
      { fieldName: 'sizes', fieldType: 'string' }
    ]
  ]
])('iterable-api 11: definitions of %s', (_what, types: Record<string, string>, definitions) => {
  expect(fieldDefinitions(new Map(Object.entries(types)))).toEqual(definitions);
});

import { contactId } from '../../../builders';
import {
  array,
  constant,
  email,
  field,
  formula,
  payloadMade,
  payloadOf,
  prepare,
  problemOf,
  problemsOf,
  rows,
  step
} from './people';

describe('H-28 purchases and carts', () => {
  const itemMappings = [
    array('items', 'Lines__r'),
    field('items[].id', 'Id'),
    field('items[].name', 'Name'),
    field('items[].price', 'Price__c'),
    field('items[].quantity', 'Quantity__c'),
    field('items[].categories', 'Tags__c'),
    field('items[].dataFields.note', 'Note__c')
  ];
  const line = {
    Id: 'a0L1',
    Name: 'Bowl',
    Price__c: 9.5,
    Quantity__c: 2,
    Tags__c: 'Dogs;Food',
    Note__c: 'red'
  };
  const item = {
    id: 'a0L1',
    name: 'Bowl',
    price: 9.5,
    quantity: 2,
    categories: ['Dogs', 'Food'],
    dataFields: { note: 'red' }
  };
  const fields = { Lines__r: rows(line), Order_Total__c: 19, Birthdate: '2026-01-01' };

  test('Track_Purchase', async () => {
    const mappings = [
      ...itemMappings,
      field('total', 'Order_Total__c'),
      field('createdAt', 'Birthdate'),
      field('id', 'Id'),
      constant('dataFields.from', 'CRM')
    ];
    expect(await payloadMade('Track_Purchase', mappings, fields)).toEqual({
      email,
      items: [item],
      total: 19,
      createdAt: Date.parse('2026-01-01T00:00:00Z') / 1000,
      id: contactId(1),
      dataFields: { from: 'CRM' }
    });
  });

  test('iterable-api 10: Update_Cart; a cart without lines is emptied where the mapping clears', async () => {
    expect(await payloadMade('Update_Cart', itemMappings, fields)).toEqual({ email, items: [item] });
    const clearing = [array('items', 'Lines__r', { nullPolicy: 'Clear' }), ...itemMappings.slice(1)];
    expect(await payloadMade('Update_Cart', clearing, { Lines__r: null })).toEqual({ email, items: [] });
  });

  test('H-28 items and total are required', async () => {
    expect(await problemsOf({ steps: [step('Track_Purchase', [])] })).toMatchObject([
      { code: 'config.missing-target', message: expect.stringContaining('items') },
      { code: 'config.missing-target', message: expect.stringContaining('total') }
    ]);
    const mappings = [...itemMappings, field('total', 'Order_Total__c')];
    const { map } = await prepare({ steps: [step('Track_Purchase', mappings)] });
    expect(problemOf(map({ ...fields, Order_Total__c: null }))).toMatchObject({
      code: 'mapping.required',
      field: 'Order_Total__c'
    });
    expect(problemOf(map({ ...fields, Lines__r: null }))).toMatchObject({
      code: 'mapping.required',
      field: 'Lines__r'
    });
  });

  test('H-28 an item has id, name, price and quantity', async () => {
    const mappings = [array('items', 'Lines__r'), field('items[].id', 'Id')];
    const problems = await problemsOf({ steps: [step('Update_Cart', mappings)] });
    expect(problems.map(({ message }) => /items\[\]\.\w+/.exec(message)?.[0])).toEqual([
      'items[].name',
      'items[].price',
      'items[].quantity'
    ]);
    const { map } = await prepare({ steps: [step('Update_Cart', itemMappings)] });
    expect(problemOf(map({ Lines__r: rows({ ...line, Price__c: null }) }))).toMatchObject({
      code: 'mapping.required',
      field: 'Price__c'
    });
  });

  test('iterable-api 10: a quantity with a fraction is refused, with what to do', async () => {
    const { map } = await prepare({ steps: [step('Update_Cart', itemMappings)] });
    expect(problemOf(map({ Lines__r: rows({ ...line, Quantity__c: 1.5 }) }))).toEqual({
      code: 'mapping.wrong-type',
      field: 'Quantity__c',
      message: 'Quantity__c for quantity: expected a whole number, found 1.5.',
      fix: expect.stringMatching(/Round it .* dataFields/)
    });
    const rounded = itemMappings.map((mapping) =>
      mapping.target === 'items[].quantity' ? formula(mapping.target, 'ROUND(Quantity__c, 0)') : mapping
    );
    const answer = (await prepare({ steps: [step('Update_Cart', rounded)] })).map({
      Lines__r: rows({ ...line, Quantity__c: 1.5 })
    });
    expect(payloadOf(answer)).toMatchObject({ items: [{ quantity: 2 }] });
  });

  test('items are made by an array', async () => {
    const steps = [step('Update_Cart', [field('items', 'FirstName')])];
    expect(await problemsOf({ steps })).toMatchObject([
      { code: 'config.target', where: 'Iterable_Field_Mapping.items, Kind__c' }
    ]);
  });
});

import * as answers from '../../../bridge/iterable/answers';

describe('iterable-api 9: lists', () => {
  const list = { id: 7, name: 'a', listType: 'Dynamic' };

  test.each([
    ['more than is documented', { ...list, createdAt: 1, colour: 'red' }, list],
    ['an id as text', { ...list, id: '7' }, list],
    ['no kind', { id: 7, name: 'a' }, { ...list, listType: 'Standard' }]
  ])('with %s', (_what, given, read) => {
    expect(answers.listsAnswer.parse({ lists: [given] })).toEqual({ lists: [read] });
  });

  test.each([7, '7'])('the new one is number %j', (listId) => {
    expect(answers.listCreated.parse({ listId })).toEqual({ listId: 7 });
  });

  test.each([{}, { listId: 'seven' }, { listId: 1.5 }, '', 'page'])('%j is no new list', (body) => {
    expect(answers.listCreated.safeParse(body).success).toBe(false);
  });
});

describe('iterable-api 11: catalogs', () => {
  const page = { catalogNames: [{ name: 'goods' }], totalCatalogsCount: 1 };

  test.each([
    ['bare', page],
    ['inside the envelope', { msg: '', code: 'Success', params: page }],
    ['bare, with an envelope of nothing', { ...page, params: null }]
  ])('are read %s', (_how, body) => {
    expect(answers.catalogsAnswer.parse(body)).toEqual(page);
  });

  test('have fields with types, and others', () => {
    const fields = { definedMappings: { price: 'double' }, undefinedFields: ['name'] };
    expect(answers.catalogFieldsAnswer.parse({ params: fields })).toEqual(fields);
    const typed = answers.catalogFieldsAnswer.parse({ definedMappings: {} });
    expect(typed).toEqual({ definedMappings: {}, undefinedFields: [] });
  });

  test.each([{}, { params: {} }, 'page', null])('%j is no answer', (body) => {
    expect(answers.catalogsAnswer.safeParse(body).success).toBe(false);
    expect(answers.catalogFieldsAnswer.safeParse(body).success).toBe(false);
  });
});

test('iterable-api 12: a message type without a policy is opted out of', () => {
  const type = { id: 30, name: 'Weekly', channelId: 3 };
  const read = (given: object) => answers.messageTypesAnswer.parse({ messageTypes: [given] }).messageTypes;
  expect(read(type)).toEqual([{ ...type, subscriptionPolicy: 'OptOut' }]);
  expect(read({ ...type, subscriptionPolicy: 'OptIn' })).toEqual([{ ...type, subscriptionPolicy: 'OptIn' }]);
});

test.each([
  [{}, { user: undefined }],
  [{ user: null }, { user: null }],
  [{ user: { userId: '1' } }, { user: { userId: '1', dataFields: {} } }],
  [
    { user: { email: 'a@x.com', userId: null, dataFields: { age: 7 }, more: 1 } },
    { user: { email: 'a@x.com', userId: null, dataFields: { age: 7 } } }
  ]
])('iterable-api 6.5: a user, or nobody: %j', (body, read) => {
  expect(answers.userAnswer.parse(body)).toEqual(read);
});

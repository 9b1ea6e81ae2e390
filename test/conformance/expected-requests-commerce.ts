import type { Columns, Equivalent } from './expected-requests-equivalent';

const userId: Columns = { UserId__c: ['text', 'event.userId'] };

const product: Columns = {
  ProductId__c: ['text', 'product_id'],
  ProductName__c: ['text', 'name'],
  Price__c: ['number', 'price'],
  Quantity__c: ['whole', 'quantity'],
  Sku__c: ['text', 'sku'],
  Category__c: ['text', 'category'],
  Url__c: ['text', 'url'],
  Image__c: ['text', 'image_url']
};

const items = {
  items: { Kind__c: 'Array', Source__c: 'Rows__r' },
  'items[].id': 'ProductId__c',
  'items[].name': 'ProductName__c',
  'items[].price': 'Price__c',
  'items[].quantity': 'Quantity__c',
  'items[].sku': 'Sku__c',
  'items[].categories': 'Category__c',
  'items[].url': 'Url__c',
  'items[].imageUrl': 'Image__c'
};

const products = { from: 'event.properties.products', columns: product };
const cart = { operation: 'Update_Cart', mappings: items };

/** Purchases and carts make their user (iterable-api 3): nobody has to be there before. */
export const commerceEquivalents: readonly Equivalent[] = [
  {
    parity: 'H-21 H-28',
    cases: ['segment-10', 'segment-11'],
    type: 'UserId',
    columns: { ...userId, Total__c: ['number', 'event.properties.total'] },
    children: products,
    steps: [{ operation: 'Track_Purchase', mappings: { ...items, total: 'Total__c' } }]
  },
  {
    parity: 'H-21 H-03',
    cases: ['segment-33', 'segment-34', 'segment-35'],
    type: 'UserId',
    columns: userId,
    children: products,
    steps: [cart]
  },
  {
    parity: 'H-21 H-03',
    cases: ['rudder-iterable-track-test-5', 'rudder-iterable-track-test-6'],
    type: 'Email',
    columns: { ...userId, Email__c: ['text', 'event.context.traits.email'] },
    children: { from: 'event.properties', columns: product },
    steps: [cart]
  }
];

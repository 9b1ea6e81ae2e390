import { readFileSync } from 'node:fs';
import { bridgeTypes } from '../../../scripts/bridge-types/bridge-types';
import { currentBridgeTypes, typesFile } from '../../../scripts/bridge-types/current';

describe('style 12: what components know of the bridge', () => {
  test('is what the admin API answers: after a change, npm run generate:bridge-types', () => {
    expect(readFileSync(typesFile, 'utf8')).toBe(currentBridgeTypes());
  });

  test('names, values that may be null, lists, choices and free data keep their meaning', () => {
    const text = bridgeTypes({
      Person: {
        type: 'object',
        description: 'Somebody.',
        properties: {
          name: { type: ['string', 'null'], description: 'Null without one.' },
          state: { enum: ['in', "can't"] },
          friends: {
            type: 'array',
            items: { anyOf: [{ $ref: '#/components/schemas/Person' }, { type: 'null' }] }
          },
          'odd-key': { type: 'object', additionalProperties: {} }
        },
        required: ['name', 'state']
      }
    });
    expect(text).toContain('  /** Somebody. */\n  type Person = {\n');
    expect(text).toContain('    /** Null without one. */\n    readonly name: string | null;\n');
    expect(text).toContain("    readonly state: 'in' | 'can\\'t';\n");
    expect(text).toContain('    readonly friends?: readonly (Person | null)[];\n');
    expect(text).toContain("    readonly 'odd-key'?: Readonly<Record<string, unknown>>;\n");
  });
});

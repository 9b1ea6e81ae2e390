import { sharedAddressText } from '../../../bridge/sync/shared-address';
import type { IterableUser } from '../../../bridge/sync/ports';
import { contactId } from '../../builders';

const conflict = { by: 'email', key: 'Ada@Example.com' } as const;
const user: IterableUser = { email: 'ada@example.com', userId: 'user-2', dataFields: {} };
const speaker = { object: 'Contact', recordId: contactId(2) };

const parts = (found: IterableUser | Error | null, speakers: Readonly<Record<string, typeof speaker>>) => ({
  destination: { user: () => (found instanceof Error ? Promise.reject(found) : Promise.resolve(found)) },
  speakerOf: (key: string) => Promise.resolve(speakers[key] ?? null)
});

test('S-31 a shared address is told with both records, whichever way the other user is found', async () => {
  const text = `The e-mail address of record ${contactId(1)} is shared with Contact ${contactId(2)}, and only one user of this Iterable project can have it.`;
  for (const key of ['user-2', 'ada@example.com'])
    expect(await sharedAddressText(contactId(1), conflict, parts(user, { [key]: speaker }))).toBe(text);
  expect(text).not.toMatch(/ada@/i);
});

test.each([
  ['nobody has it (any more)', parts(null, { 'user-2': speaker })],
  ['the user belongs to no record', parts(user, {})],
  ['the user is the own one', parts(user, { 'user-2': { ...speaker, recordId: contactId(1) } })],
  ['Iterable cannot say', parts(new Error('down'), { 'user-2': speaker })],
  ['nobody is asked', { ...parts(user, {}), speakerOf: undefined }]
])('S-31 nothing more is said when %s', async (_what, given) => {
  expect(await sharedAddressText(contactId(1), conflict, given)).toBeNull();
});

test('S-31 of a user id that is taken nothing more is said', async () => {
  const taken = { by: 'userId', key: 'user-2' } as const;
  expect(
    await sharedAddressText(contactId(1), taken, parts(user, { 'ada@example.com': speaker }))
  ).toBeNull();
});

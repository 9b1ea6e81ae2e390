import { ConfigError, LeaseLostError, TransientError } from '../../../bridge/errors';
import { packError, unpackError } from '../../../bridge/ledger/sqlite/messages';

const acrossThreads = (error: unknown): Error => unpackError(structuredClone(packError(error)));

test.each([ConfigError, LeaseLostError, TransientError])(
  '%p keeps its class, code, message, fix and stack on its way between threads',
  (kind) => {
    const error = new kind('ledger.some-code', 'What is wrong.', { fix: 'What to do.' });
    const arrived = acrossThreads(error);
    expect(arrived).toBeInstanceOf(kind);
    expect(arrived).toMatchObject({
      name: kind.name,
      code: 'ledger.some-code',
      message: 'What is wrong.',
      fix: 'What to do.',
      stack: error.stack
    });
  }
);

test('an error of the driver keeps its code', () => {
  const error = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  expect(acrossThreads(error)).toMatchObject({ message: 'database or disk is full', code: 'SQLITE_FULL' });
});

test('what is no error arrives as one', () => {
  expect(acrossThreads('odd')).toMatchObject({ name: 'Error', message: 'odd' });
});

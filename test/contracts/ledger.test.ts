import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ledgerContract } from './ledger-contract';
import { ledgerCrashContract } from './ledger-crash-contract';

jest.setTimeout(15_000);

describe('the ledger in SQLite', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ledger-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const newAddress = () => ({ engine: 'sqlite' as const, dataDir: join(folder, randomUUID()) });
  ledgerContract(newAddress);
  describe('after kill -9, and between processes', () => ledgerCrashContract(newAddress));
});

/**
 * `Metadata.*`: records of custom metadata in a container, deployed some time after the call, with a callback that hears
 * how it ended. Source: salesforce-api 9, package-toolchain 5 and 7.
 */
import { saveCustomMetadata } from '../../org/load/custom-metadata';
import { type ClassDecl, stringType } from '../declarations';
import { Execution, type World } from '../execution';
import { callOn, construct } from '../objects';
import { metadataClass } from '../metadata-classes';
import { fieldNamed } from '../org/records';
import { CompileError, NotSupported } from '../stops';
import { EnumValue, IdValue, ListValue, ObjectValue, raise, type Value } from '../values';
import { toJson } from './json';
import { as, itemsIn, type Native, type NativeTable, textIn } from './native';

const enqueueDeployment: Native = (exec, _, container, callback) => {
  if (exec.options.isTest) throw raise('AsyncException', 'Metadata cannot be deployed from within a test');
  const { deployments } = exec.world;
  if (!deployments) throw new NotSupported('a deployment, for which this runner has no place');
  const records = itemsIn(as(ObjectValue, container).fields.get('items') ?? null);
  const id = deployments.newId();
  const heard = callback === null ? null : as(ObjectValue, callback);
  exec.afterCommit.push(() => deployments.start(() => deploy(exec.world, { id, records, callback: heard })));
  return new IdValue(id);
};

export const metadataStatics: NativeTable = { 'enqueueDeployment/2': enqueueDeployment };

interface Deployment {
  readonly id: string;
  readonly records: readonly Value[];
  readonly callback: ObjectValue | null;
}

interface Failure {
  readonly fullName: string;
  readonly problem: string;
}

/** The platform's own user hears of the end; nobody gave it a right of the package (uncertain). */
const automatedProcess = '005000000000000AAA';

async function deploy(world: World, { id, records, callback }: Deployment): Promise<void> {
  const failure = save(world, records);
  if (!callback) return;
  const exec = new Execution(world, [automatedProcess], { isTest: false, maxSteps: 200_000 });
  try {
    const result = await resultOf(exec, id, failure);
    const context = await construct(exec, inner('DeployCallbackContext'), []);
    await callOn(exec, callback, 'handleResult', [result, context]);
    exec.transaction?.commit();
  } catch (error) {
    exec.transaction?.rollback();
    throw error;
  } finally {
    exec.unlock();
  }
}

/** All records or, when it is told to stop half way, the first of them. */
function save({ deployments, ...world }: World, records: readonly Value[]): Failure | null {
  const { store } = world.database.org;
  const most = deployments?.failNextAfter ?? null;
  if (deployments) deployments.failNextAfter = null;
  let at = '';
  try {
    store.journal.atomically(() => {
      for (const record of records.slice(0, most ?? records.length)) {
        at = nameOf(record);
        saveOne(world, as(ObjectValue, record));
      }
    });
  } catch (error) {
    return { fullName: at, problem: error instanceof Error ? error.message : String(error) };
  }
  const next = most === null ? undefined : records[most];
  return next ? { fullName: nameOf(next), problem: 'UNKNOWN_EXCEPTION: the deployment stopped' } : null;
}

const nameOf = (record: Value): string => textIn(as(ObjectValue, record).fields.get('fullname') ?? null);

function saveOne(world: World, record: ObjectValue): void {
  const { database } = world;
  const [type = '', developerName = ''] = nameOf(record).split('.');
  const schema = database.findSchema(type) ?? database.findSchema(`${type}__mdt`);
  if (!schema) throw new CompileError(`no type ${type}`);
  const values = itemsIn(record.fields.get('values') ?? null).map((one) => {
    const { fields } = as(ObjectValue, one);
    const name = textIn(fields.get('field') ?? null);
    return [fieldNamed(schema, name)?.name ?? name, toJson(fields.get('value') ?? null)] as const;
  });
  const label = textIn(record.fields.get('label') ?? developerName);
  saveCustomMetadata(database.org, {
    type: schema.name,
    developerName,
    label,
    values: Object.fromEntries(values)
  });
}

function inner(name: string): ClassDecl {
  const found = metadataClass.inner.get(name.toLowerCase());
  if (!found) throw new Error(`no class Metadata.${name}`);
  return found;
}

async function resultOf(exec: Execution, id: string, failure: Failure | null): Promise<ObjectValue> {
  const details = await construct(exec, inner('DeployDetails'), []);
  if (failure) {
    const message = await construct(exec, inner('DeployMessage'), []);
    message.fields.set('fullname', failure.fullName).set('problem', failure.problem).set('success', false);
    details.fields.set('componentfailures', new ListValue(stringType, [message]));
  }
  const result = await construct(exec, inner('DeployResult'), []);
  result.fields
    .set('id', new IdValue(id))
    .set('status', new EnumValue('Metadata.DeployStatus', failure ? 'Failed' : 'Succeeded'))
    .set('success', failure === null)
    .set('done', true)
    .set('errormessage', null)
    .set('details', details);
  return result;
}

import { z } from 'zod';
import {
  catalogsOf,
  channelsOf,
  fieldsOf,
  iterableTypes,
  listsOf,
  makeList
} from '../../commands/iterable-project';
import { endpoint } from '../endpoint';
import {
  iterableCatalogs,
  iterableChannels,
  iterableFields,
  iterableLists,
  madeField,
  madeList
} from '../iterable-answers';
import { limit, pageOf } from '../page';

const params = z.strictObject({
  project: z.string().describe('DeveloperName of the Iterable project; capitals do not count.')
});
const byName = z.strictObject({ limit, cursor: z.string().max(500).optional() });
const byId = z.strictObject({ limit, cursor: z.coerce.number().int().optional() });
const problems = [404, 422, 502, 503];

/** Numbers are cursors as text. */
const text = (next: number | null): string | null => (next === null ? null : String(next));

const fieldBody = z
  .strictObject({
    name: z.string().min(1).max(255).describe('Nested ones as parent.child.'),
    type: z.enum(iterableTypes).describe('Stays for good.'),
    email: z
      .email()
      .optional()
      .describe('The user on whom the field is made; the value is taken away again.'),
    userId: z.string().min(1).max(52).optional().describe('The user, where it is found by id.')
  })
  .refine(({ email, userId }) => (email === undefined) !== (userId === undefined), 'give email or userId');

export const iterableEndpoints = [
  endpoint({
    method: 'get',
    path: '/v1/iterable/{project}/fields',
    operationId: 'listIterableFields',
    summary: 'User fields of a project with their types, and how many it may have',
    params,
    query: byName,
    answer: iterableFields,
    problems,
    handle: async ({ params: { project }, query }, { inquiries }) => {
      const { fields, ...answer } = await fieldsOf(await inquiries.iterable(project));
      const { page, next } = pageOf(fields, ({ name }) => name, query);
      return { ...answer, fields: page, next };
    }
  }),
  endpoint({
    method: 'post',
    path: '/v1/iterable/{project}/fields',
    operationId: 'createIterableField',
    summary: 'Makes a user field: writes a value of its type to a user who is there, and takes it away again',
    params,
    body: fieldBody,
    answer: madeField,
    problems,
    handle: async ({ params: { project }, body, caller }, { inquiries, log }) => {
      const { name, type, email, userId } = body;
      const user = email === undefined ? { userId: userId ?? '' } : { email };
      const made = await inquiries.makeField(project, { name, type, user });
      log.info({ project, field: name, created: made.created, actingUser: caller.user }, 'field made');
      return made;
    }
  }),
  endpoint({
    method: 'get',
    path: '/v1/iterable/{project}/lists',
    operationId: 'listIterableLists',
    summary: 'Lists of a project',
    params,
    query: byId,
    answer: iterableLists,
    problems,
    handle: async ({ params: { project }, query }, { inquiries }) => {
      const access = await inquiries.iterable(project);
      const { page, next } = pageOf(await listsOf(access), ({ id }) => id, query);
      return { project: access.project.name, lists: page, next: text(next) };
    }
  }),
  endpoint({
    method: 'post',
    path: '/v1/iterable/{project}/lists',
    operationId: 'createIterableList',
    summary: 'Makes a static list, unless there is one of that name',
    params,
    body: z.strictObject({ name: z.string().trim().min(1).max(255) }),
    answer: madeList,
    problems,
    handle: async ({ params: { project }, body, caller }, { inquiries, log }) => {
      const made = await makeList(await inquiries.iterable(project), body.name);
      log.info({ project, list: made.id, created: made.created, actingUser: caller.user }, 'list made');
      return made;
    }
  }),
  endpoint({
    method: 'get',
    path: '/v1/iterable/{project}/catalogs',
    operationId: 'listIterableCatalogs',
    summary: 'Catalogs of a project',
    params,
    query: byName,
    answer: iterableCatalogs,
    problems,
    handle: async ({ params: { project }, query }, { inquiries }) => {
      const access = await inquiries.iterable(project);
      const { page, next } = pageOf(await catalogsOf(access), (name) => name, query);
      return { project: access.project.name, catalogs: page.map((name) => ({ name })), next };
    }
  }),
  endpoint({
    method: 'get',
    path: '/v1/iterable/{project}/channels',
    operationId: 'listIterableChannels',
    summary: 'Channels and message types of a project',
    params,
    query: byId,
    answer: iterableChannels,
    problems,
    handle: async ({ params: { project }, query }, { inquiries }) => {
      const access = await inquiries.iterable(project);
      const { page, next } = pageOf(await channelsOf(access), ({ id }) => id, query);
      return { project: access.project.name, channels: page, next: text(next) };
    }
  })
];

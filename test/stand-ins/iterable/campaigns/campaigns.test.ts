import { closeAll, start } from '../start-for-test';

afterEach(closeAll);

const path = '/api/campaigns';

interface Listed {
  readonly campaigns: readonly { readonly id: number; readonly name: string }[];
}

const namesOf = (body: unknown): string[] => (body as Listed).campaigns.map(({ name }) => name);

const campaigns = [
  { id: 3, name: 'Spring', createdAt: 2000, campaignState: 'Finished' },
  { id: 1, name: 'Autumn', createdAt: 3000, campaignState: 'Running', type: 'Triggered' },
  { id: 2, name: 'Winter', createdAt: 1000, startAt: 5000 }
] as const;

test('iterable-api 12: a campaign says what it is, in milliseconds', async () => {
  const { ask } = await start('Email', { project: { campaigns: [{ name: 'Spring', createdAt: 2000 }] } });
  expect((await ask('GET', path)).body).toEqual({
    campaigns: [
      {
        id: expect.any(Number) as number,
        name: 'Spring',
        type: 'Blast',
        campaignState: 'Draft',
        messageMedium: 'Email',
        createdAt: 2000,
        updatedAt: expect.any(Number) as number,
        createdByUserId: 'marketer@example.com',
        suppressionListIds: [],
        labels: []
      }
    ],
    totalCampaignsCount: 1
  });
});

test.each([
  ['', ['Autumn', 'Winter', 'Spring']],
  ['?sort=-id', ['Spring', 'Winter', 'Autumn']],
  ['?sort=name', ['Autumn', 'Spring', 'Winter']],
  ['?sort=%2BcreatedAt', ['Winter', 'Spring', 'Autumn']],
  ['?sort=+createdAt', ['Winter', 'Spring', 'Autumn']],
  ['?sort=-startAt', ['Winter', 'Spring', 'Autumn']],
  ['?campaignState=Running', ['Autumn']],
  ['?campaignState=Running&campaignState=Draft', ['Autumn', 'Winter']],
  ['?page=2&pageSize=2', ['Spring']]
])('iterable-api 12: the campaigns of %j are %j', async (query, names) => {
  const { ask } = await start('Email', { project: { campaigns } });
  expect(namesOf((await ask('GET', path + query)).body)).toEqual(names);
});

test('iterable-api 12: 20 campaigns a page unless asked for otherwise, with links', async () => {
  const many = Array.from({ length: 45 }, (_, index) => ({ name: `Campaign ${index}` }));
  const { ask, iterable } = await start('Email', { project: { campaigns: many } });
  const first = await ask('GET', `${path}?campaignState=Draft`);
  expect(namesOf(first.body)).toHaveLength(20);
  expect(first.body).toMatchObject({
    totalCampaignsCount: 45,
    nextPageUrl: `${iterable.url}${path}?campaignState=Draft&page=2`
  });
  const last = await ask('GET', `${path}?page=3`);
  expect(namesOf(last.body)).toHaveLength(5);
  expect(last.body).not.toHaveProperty('nextPageUrl');
  expect(last.body).toMatchObject({ previousPageUrl: `${iterable.url}${path}?page=2` });
});

test.each(['page=0', 'pageSize=0', 'pageSize=1001', 'pageSize=x', 'sort=size', 'campaignState=Sent'])(
  'iterable-api 12: %s is refused',
  async (query) => {
    const { ask } = await start('Email');
    expect(await ask('GET', `${path}?${query}`)).toMatchObject({ status: 400, body: { code: 'BadParams' } });
  }
);

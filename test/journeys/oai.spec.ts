import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { Given, type University } from '../support/given.js';

describe('what leaves as a whole', () => {
  let app: TestApp;
  let given: Given;
  let university: University;
  beforeAll(async () => {
    app = await startTestApp();
    given = new Given(app);
    university = await given.university('收割<测试>大学');
    await given.offer(university, { title: '一种“A&B”装置' });
    await given.offer(university, { title: '=1+1 形状的零件', feeMethod: 'FREE' });
    await app.jobsDone();
  });
  afterAll(() => app.close());
  const oai = async (query: string) => {
    const answer = await university.clerk.get(`/oai?${query}`);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toMatch(/xml/);
    return answer.text;
  };
  const errorOf = async (query: string) => /<error code="(\w+)"/.exec(await oai(query))?.[1];

  it('is harvested with every text escaped, whole and by its set', async () => {
    expect(await oai('verb=Identify')).toMatch(/<protocolVersion>2\.0<.*<granularity>YYYY-MM-DDThh:mm:ssZ</s);
    expect(await oai('verb=ListSets')).toContain('<setName>收割&lt;测试&gt;大学</setName>');
    const list = await oai(`verb=ListRecords&metadataPrefix=oai_dc&set=${university.id}`);
    expect(list).toContain('<dc:title>一种“A&amp;B”装置</dc:title>');
    expect(list.match(/<record>/g)).toHaveLength(2);
    const identifier = /<identifier>(oai:kaixu:[^<]+)</.exec(list)?.[1] ?? '';
    expect(await oai(`verb=GetRecord&metadataPrefix=oai_dc&identifier=${identifier}`)).toContain(identifier);
    expect(await oai('verb=ListIdentifiers&metadataPrefix=oai_dc')).not.toContain('<metadata>');
  });

  it.each([
    ['', 'badVerb'],
    ['verb=Steal', 'badVerb'],
    ['verb=Identify&verb=Identify', 'badVerb'],
    ['verb=ListRecords', 'badArgument'],
    ['verb=Identify&from=2020-01-01', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=marc', 'cannotDisseminateFormat'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2020-13-01', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2020-01-01&until=2019-01-01', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&until=1999-01-01', 'noRecordsMatch'],
    ['verb=ListRecords&resumptionToken=x', 'badResumptionToken'],
    ['verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:kaixu:none', 'idDoesNotExist'],
  ])('refuses "%s" in the words of the protocol', async (query, code) => {
    expect(await errorOf(query)).toBe(code);
  });

  it('leads on by tokens to every record once', async () => {
    await app.db.query(
      `INSERT INTO patent (id, authority, application_number, kind, title, created_at, updated_at)
       SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'CN', 'X' || n, 'INVENTION', '一种零件' || n, now(), now()
       FROM generate_series(1, 230) n`,
    );
    await app.db.query(
      `INSERT INTO offer_summary (patent_id, declaration_id, licensor_id, declaration_number, announced_day, fee_method,
         year_one_fen, year_one_band, term_end, terms, terms_hash, updated_at)
       SELECT p.id, gen_random_uuid(), $1, p.application_number, '2024-02-06', 'FREE', 0, 'FREE', '2030-12-31', '{}', '', now()
       FROM patent p WHERE p.application_number LIKE 'X%'`,
      [university.id],
    );
    const seen: string[] = [];
    let query = 'verb=ListIdentifiers&metadataPrefix=oai_dc';
    for (let page = 0; page < 5; page++) {
      const list = await oai(query);
      seen.push(...[...list.matchAll(/<identifier>([^<]+)</g)].map(([, id = '']) => id));
      const token = /<resumptionToken>([^<]+)</.exec(list)?.[1];
      if (token === undefined) break;
      query = `verb=ListIdentifiers&resumptionToken=${encodeURIComponent(token)}`;
    }
    expect([seen.length, new Set(seen).size]).toEqual([232, 232]);
  });

  it('is shown by name, each patent once and in the order of the names', async () => {
    const { items } = (await university.clerk.get('/api/v1/patents?q=装置')).body;
    const other = (await university.clerk.get('/api/v1/patents?q=形状')).body.items;
    const [one, two] = [items[0].id, other[0].id];
    const names = [two, one, two, 'no-id', '00000000-0000-7000-8000-999999999999'].map((id) => `id=${id}`);
    const cards = (await university.clerk.get(`/api/v1/patent-cards?${names.join('&')}`)).body.items;
    expect(cards.map(({ id }: { id: string }) => id)).toEqual([two, one]);
    const workbook = await university.clerk.download(`/api/v1/patent-cards.xlsx?id=${one}`);
    expect((workbook.body as Buffer).subarray(0, 2).toString()).toBe('PK');
  });

  it('is a workbook with the filters of the search, in which nothing runs', async () => {
    const answer = await university.clerk.download('/api/v1/patents.xlsx?offered=true&q=零件');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-disposition']).toMatch(/attachment/);
    expect((answer.body as Buffer).subarray(0, 2).toString()).toBe('PK');
    expect((await university.clerk.get('/api/v1/patents.xlsx?nonsense=1')).status).toBe(400);
  });
});

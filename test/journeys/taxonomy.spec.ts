import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TaxonomyCommand } from '#libs/catalogue';
import { startTestApp, type TestApp } from '../support/app.js';

describe('classification schemes', () => {
  let app: TestApp;
  let folder: string;
  beforeAll(async () => {
    [app, folder] = await Promise.all([startTestApp(), mkdtemp(join(tmpdir(), 'taxonomy-'))]);
  });
  afterAll(() => Promise.all([app?.close(), rm(folder, { recursive: true })]));

  const load = async (name: string, ...lines: string[]) => {
    const file = join(folder, name);
    await writeFile(file, lines.join('\n'));
    return app.nest.get(TaxonomyCommand).load(file);
  };
  const titlesOf = (scheme: string, ...codes: string[]) =>
    app.db.query(
      'SELECT code, parent, title_zh AS zh, title_en AS en, ipc FROM classification WHERE scheme = $1 AND code = ANY ($2) ORDER BY code',
      [scheme, codes],
    );

  it('stand in the database as far as their first levels are concerned', async () => {
    expect(await titlesOf('IPC', 'H', 'H01')).toEqual([
      { code: 'H', parent: null, zh: '电学', en: 'Electricity', ipc: [] },
      { code: 'H01', parent: 'H', zh: '电气元件', en: 'Electric elements', ipc: [] },
    ]);
    const [semiconductors] = await titlesOf('WIPO', '8');
    expect(semiconductors).toMatchObject({ parent: 'I', zh: '半导体', ipc: ['H01L'] });
  });

  it('come whole from files, whose columns say which scheme it is', async () => {
    const line = (entry: object) => JSON.stringify(entry);
    const ipc = [
      line({ code: 'H01', title_zh: '基本 电气元件', title_en: 'BASIC ELECTRICELEMENTS' }),
      line({ code: 'H01M', title_zh: '用于直接转变化学能为 电能的方法〔2〕', title_en: 'Processes {old}' }),
      line({ code: 'H01M10/00', title_zh: '二次电池', title_en: 'Secondary cells' }),
      line({ code: 'H01M10/05', title_en: 'Accumulators with non-aqueous electrolyte' }),
      line({ code: '第H部', title_zh: '电学' }),
    ];
    expect(await load('ipc.jsonl', ...ipc)).toEqual({
      scheme: 'IPC',
      loaded: 4,
      skipped: 1,
      translations: 2,
    });
    expect(await load('again.jsonl', ...ipc)).toMatchObject({ loaded: 4, translations: 2 });
    expect(await app.db.query('SELECT * FROM search_translation ORDER BY phrase')).toEqual([
      { phrase: 'basic electricelement', meaning: '基本电气元件' },
      { phrase: 'secondary cell', meaning: '二次电池' },
    ]);
    expect(await titlesOf('IPC', 'H01', 'H01M', 'H01M10/00', 'H01M10/05')).toMatchObject([
      { zh: '电气元件', en: 'Electric elements' },
      { parent: 'H01', zh: '用于直接转变化学能为电能的方法', en: 'Processes' },
      { parent: 'H01M', zh: '二次电池' },
      { parent: 'H01M10/00', zh: null },
    ]);
    const industries = await load(
      'industries.csv',
      'id,industry_id,name,parent_id,level_type,description',
      '1,A,农、林、牧、渔业,,0,',
      '2,01,农业,A,1,',
    );
    expect(industries).toMatchObject({ scheme: 'GBT4754', loaded: 2, skipped: 0 });
    const fields = await load(
      'fields.csv',
      'field_nr,sector,field_name,ipc',
      '14,Chemistry,Organic fine chemistry,A61K   8%',
      '14,Chemistry,Organic fine chemistry,C07B%',
    );
    expect(fields).toMatchObject({ scheme: 'WIPO', loaded: 1, skipped: 0 });
    expect(await titlesOf('WIPO', '14')).toMatchObject([{ zh: '有机精细化学', ipc: ['A61K8/', 'C07B'] }]);
  });

  it('are refused where the columns are of no scheme that is known', async () => {
    await expect(load('other.csv', 'a,b', '1,2')).rejects.toThrow(/no known scheme/);
    await expect(load('empty.jsonl', '{"code":"X","title_zh":"无"}')).rejects.toThrow(/no entry/);
  });
});

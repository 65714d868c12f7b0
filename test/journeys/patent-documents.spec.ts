import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, SYSTEM } from '#libs/platform';
import sharp from 'sharp';
import writeXlsx from 'write-excel-file/node';
import { startTestApp, type TestApp } from '../support/app.js';
import { Client } from '../support/client.js';
import { expectStatus, Given, type University } from '../support/given.js';
import { freePort } from '../support/processes.js';
import { startVirusScanner, VIRUS } from '../support/virus-scanner.js';

const PDF = Buffer.from('%PDF-1.4\n%%EOF\n');

interface Item {
  id: string;
  kind: string;
  caption: string;
  visibility: string;
  fileId: string;
  name: string;
  scanState: string;
  scanFinding: string | null;
}

/** A plain picture; where it was taken stands in its metadata, and its first row is the side of the camera. */
function photo(width = 1600, height = 900): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#bbcccc' } })
    .withExif({ IFD0: { Artist: 'Somebody' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 0/1' } })
    .jpeg()
    .toBuffer();
}

/** What a holder attaches to a patent of its own, through the API. */
function deskOf(app: TestApp, { id, clerk }: University, patentId: string) {
  const at = `/api/v1/organisations/${id}/patents/${patentId}/documents`;
  return {
    at,
    add: (kind: string, name: string, bytes: Buffer, more: Record<string, string> = {}) =>
      clerk.upload(`${at}?${new URLSearchParams({ kind, ...more })}`, name, bytes),
    list: async () => (await expectStatus(200, clerk.get(at))).body as { version: number; items: Item[] },
    page: async () => (await expectStatus(200, new Client(app).get(`/api/v1/patents/${patentId}`))).body,
  };
}

describe('figures and papers of a patent', () => {
  let app: TestApp;
  let given: Given;
  let university: University;
  let patentId: string;
  let desk: ReturnType<typeof deskOf>;
  let visitor: Client;
  beforeAll(async () => {
    app = await startTestApp();
    given = new Given(app);
    university = await given.university();
    visitor = new Client(app);
  });
  afterAll(() => app.close());
  const newDesk = async () => {
    patentId = await given.patent(university);
    desk = deskOf(app, university, patentId);
  };
  const pictureAt = (figureId: string, size: string) =>
    `/api/v1/patents/${patentId}/figures/${figureId}/${size}`;

  it('show a figure in two sizes to anybody, without what the camera wrote', async () => {
    await newDesk();
    const added = await expectStatus(
      201,
      desk.add('FIGURE', '现场照片.JPG', await photo(), { caption: '整机剖面' }),
    );
    expect(added.headers['etag']).toBe('"1"');
    const { figures } = await desk.page();
    expect(figures).toMatchObject([
      { caption: '整机剖面', width: 1280, height: 720, organisation: university.name },
    ]);
    for (const [size, width] of [
      ['small', 320],
      ['large', 1280],
    ] as const) {
      const answer = await visitor.download(pictureAt(figures[0].id, size));
      expect(answer.status).toBe(200);
      expect(answer.headers).toMatchObject({
        'content-type': 'image/webp',
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
      });
      const { format, width: wide, exif } = await sharp(answer.body as Buffer).metadata();
      expect([format, wide, exif]).toEqual(['webp', width, undefined]);
    }
    // The original, which still says where it was taken, is for the holder alone.
    const original = (await desk.list()).items[0]?.fileId ?? '';
    expect((await visitor.get(`/api/v1/patents/${patentId}/documents/${figures[0].id}`)).status).toBe(404);
    const mine = await university.clerk.download(`/api/v1/organisations/${university.id}/files/${original}`);
    expect((await sharp(mine.body as Buffer).metadata()).exif).toBeDefined();
  });

  it('are downloaded under their own name, and those of the organisation by nobody else', async () => {
    await newDesk();
    const table = await writeXlsx([[{ value: '温度' }, { value: '600' }]]).toBuffer();
    await expectStatus(201, desk.add('SPECIFICATION', '说明书 (全文)*.pdf', PDF));
    await expectStatus(201, desk.add('TEST_DATA', '试验数据.zip', table, { visibility: 'OWN' }));
    const { items } = await desk.list();
    expect(items).toMatchObject([
      {
        caption: '说明书 (全文)*',
        visibility: 'PUBLIC',
        name: '说明书 (全文)*.pdf',
        scanState: 'NOT_SCANNED',
      },
      { caption: '试验数据.zip', visibility: 'OWN', name: '试验数据.zip.xlsx' },
    ]);
    const { documents } = await desk.page();
    expect(documents).toMatchObject([{ kind: 'SPECIFICATION', mediaType: 'application/pdf' }]);
    const paper = (id: string | undefined) => `/api/v1/patents/${patentId}/documents/${id}`;
    const sent = await visitor.download(paper(items[0]?.id));
    expect((sent.body as Buffer).equals(PDF)).toBe(true);
    expect(sent.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="___ (__)*.pdf"; filename*=UTF-8''%E8%AF%B4%E6%98%8E%E4%B9%A6%20%28%E5%85%A8%E6%96%87%29%2A.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    });
    const other = await given.university();
    const secret = items[1];
    for (const reader of [visitor, other.clerk])
      expect((await reader.get(paper(secret?.id))).status).toBe(404);
    expect((await other.clerk.get(`/api/v1/organisations/${other.id}/files/${secret?.fileId}`)).status).toBe(
      404,
    );
    await expectStatus(
      200,
      university.approver.get(`/api/v1/organisations/${university.id}/files/${secret?.fileId}`),
    );
  });

  it('keep their order and captions as the desk set them, once, and go with their bytes', async () => {
    await newDesk();
    for (const caption of ['甲', '乙'])
      await expectStatus(201, desk.add('FIGURE', '图.png', await photo(400, 300), { caption }));
    await expectStatus(201, desk.add('FLYER', '宣传页.pdf', PDF));
    const { version, items } = await desk.list();
    const [first, second, flyer] = items.map(({ id, caption, visibility }) => ({ id, caption, visibility }));
    const wanted = [{ ...flyer, visibility: 'OWN' }, { ...second, caption: '乙，改过' }, first];
    const arrange = (body: object, seen = version) =>
      university.clerk.patch(desk.at, { items: body }, `"${seen}"`);
    await expectStatus(200, arrange(wanted));
    const { figures, documents } = await desk.page();
    expect(figures.map(({ caption }: Item) => caption)).toEqual(['乙，改过', '甲']);
    expect(documents).toEqual([]);
    expect((await visitor.get(`/api/v1/patents/${patentId}/documents/${flyer?.id}`)).status).toBe(404);

    expect((await arrange(wanted)).body.code).toBe('etag_mismatch');
    const missing = await arrange(wanted.slice(1), version + 1);
    expect([missing.status, missing.body.errors[0].code]).toEqual([400, 'documents_not_all']);
    const hidden = await arrange([wanted[0], { ...wanted[1], visibility: 'OWN' }, first], version + 1);
    expect(hidden.body.errors[0]).toMatchObject({ field: 'items.1.visibility', code: 'figure_is_public' });

    await expectStatus(
      200,
      university.clerk.send('delete', `${desk.at}/${first?.id}`, undefined, {
        'if-match': `"${version + 1}"`,
      }),
    );
    expect((await visitor.get(pictureAt(first?.id ?? '', 'small'))).status).toBe(404);
    const files = await app.db.transaction(SYSTEM, (tx) =>
      tx.query<{ n: number }>('SELECT count(*)::int AS n FROM stored_file WHERE id = $1 OR source_id = $1', [
        items[0]?.fileId,
      ]),
    );
    expect(files).toEqual([{ n: 0 }]);
  });

  it('are refused with a sentence where the content is not what it should be', async () => {
    await newDesk();
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    const cut = (await photo()).subarray(0, 5000);
    const wide = await sharp({ create: { width: 10_001, height: 4, channels: 3, background: 'white' } })
      .png()
      .toBuffer();
    const answers = [
      await desk.add('FIGURE', '图.png', svg),
      await desk.add('FIGURE', '图.png', PDF),
      await desk.add('FIGURE', '图.jpg', cut),
      await desk.add('FIGURE', '图.png', wide),
      await desk.add('FIGURE', '图.png', Buffer.concat([await photo(), Buffer.alloc(10 * 1024 * 1024)])),
      await desk.add('OTHER', '页.pdf', Buffer.from('<html><script>alert(1)</script></html>')),
      await desk.add('OTHER', '半份.docx', Buffer.from('PK\x03\x04 and then nothing')),
      await desk.add('FIGURE', '图.png', await photo(40, 30), { visibility: 'OWN' }),
    ];
    expect(answers.map(({ status, body }) => `${status} ${body.code}`)).toEqual([
      '422 figure_type_refused',
      '422 figure_type_refused',
      '422 picture_damaged',
      '422 picture_too_large',
      '413 document_too_large',
      '422 document_type_refused',
      '422 document_type_refused',
      '400 invalid_request',
    ]);
    expect(answers[3]?.body.title).toContain('10001 × 4');
    expect(answers[4]?.body.title).toMatch(/10\.\d MB，超过上限 10 MB/);
    expect((await desk.list()).items).toEqual([]);
  });

  it('have a limit for each patent', async () => {
    await newDesk();
    for (let count = 0; count < 20; count++) await expectStatus(201, desk.add('OTHER', '资料.pdf', PDF));
    const full = await desk.add('FLYER', '资料.pdf', PDF);
    expect([full.status, full.body.code]).toEqual([409, 'documents_full']);
    await expectStatus(201, desk.add('FIGURE', '图.jpg', await photo(40, 30)));
  });
});

describe('where a virus scanner is set', () => {
  let app: TestApp;
  let university: University;
  let port: number;
  let scanner: Awaited<ReturnType<typeof startVirusScanner>> | undefined;
  beforeAll(async () => {
    port = await freePort();
    app = await startTestApp({ SCANNER_URL: `clamd://127.0.0.1:${port}` });
    university = await new Given(app).university();
  });
  afterAll(async () => {
    await app.close();
    await scanner?.stop();
  });

  it('a file is shown once it has passed, waits while the scanner is away, and never with a virus', async () => {
    const patentId = await new Given(app).patent(university);
    const desk = deskOf(app, university, patentId);
    const states = async () => (await desk.list()).items.map(({ scanState }) => scanState);
    await expectStatus(201, desk.add('FIGURE', '图.jpg', await photo(400, 300)));
    await expectStatus(201, desk.add('FLYER', '宣传页.pdf', PDF));
    await expectStatus(201, desk.add('OTHER', '带毒.pdf', Buffer.from(`%PDF-1.4 ${VIRUS}`)));
    await app.jobsDone();

    // Nobody answers at that port yet.
    expect(await states()).toEqual(['PENDING', 'PENDING', 'PENDING']);
    expect(await desk.page()).toMatchObject({ figures: [], documents: [] });
    const [figure, flyer, bad] = (await desk.list()).items;
    const own = (item: Item | undefined) =>
      university.clerk.get(`/api/v1/organisations/${university.id}/files/${item?.fileId}`);
    expect((await own(flyer)).body.code).toBe('file_being_scanned');
    const visitor = new Client(app);
    const open = (item: Item | undefined, rest: string) =>
      visitor.get(`/api/v1/patents/${patentId}/${rest.replace('*', item?.id ?? '')}`);
    expect((await open(figure, 'figures/*/small')).status).toBe(404);

    scanner = await startVirusScanner(port);
    // What the worker does by itself once a minute.
    await app.db.transaction(SYSTEM, (tx) => tx.later('file.scan_again', newId()));
    await app.jobsDone();
    expect(await states()).toEqual(['CLEAN', 'CLEAN', 'INFECTED']);
    const { figures, documents } = await desk.page();
    expect([figures.length, documents.map(({ name }: Item) => name)]).toEqual([1, ['宣传页.pdf']]);
    expect((await open(figure, 'figures/*/small')).status).toBe(200);
    expect((await open(bad, 'documents/*')).status).toBe(404);
    expect((await own(bad)).body.code).toBe('file_infected');
    expect((await desk.list()).items[2]?.scanFinding).toBe('Test.Virus-1');

    // While the scanner is there, the job of the upload itself does it.
    await expectStatus(201, desk.add('FLYER', '第二页.pdf', PDF));
    await app.jobsDone();
    expect((await states()).at(-1)).toBe('CLEAN');
  });
});

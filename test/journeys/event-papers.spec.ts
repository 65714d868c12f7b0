import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Env, SYSTEM } from '#libs/platform';
import { startTestApp, type TestApp } from '../support/app.js';
import { Client } from '../support/client.js';
import { Arranged, at, HOUR, type Registered, type SentMatch, START } from '../support/arranged.js';
import { expectStatus } from '../support/given.js';
import { codeOf, pagesOf, type PdfPage } from '../support/pdf.js';

const SPACE = /\s/g;

describe('the papers of an event', () => {
  let app: TestApp;
  let arranged: Arranged;
  let staff: Client;
  let base: string;
  let site: string;
  const nobody = () => new Client(app);
  beforeAll(async () => {
    app = await startTestApp();
    arranged = await Arranged.open(app);
    ({ base } = arranged);
    ({ staff } = arranged.centre);
    site = app.nest.get(Env).PUBLIC_URL;
  });
  afterAll(() => app.close());

  const event = (more?: object) => arranged.event(more);
  const step = (id: string, name: string, more?: object) => arranged.step(id, name, more);
  const settle = (id: string) => expectStatus(200, arranged.settle(id));
  const register = (...of: Parameters<Arranged['register']>) => arranged.register(...of);
  const seat = async (id: string, demand: Registered, supply: Registered, slot: number, place: number) => {
    const wanted = { demandId: demand.id, supplyId: supply.id, slot, place };
    const { body } = await expectStatus(201, staff.post(`${base}/${id}/plan/meetings`, wanted));
    return body.meetings as { id: string; demandId: string; supplyId: string }[];
  };
  const publish = (id: string) => expectStatus(201, staff.post(`${base}/${id}/plan/publication`));
  const bytesOf = async (who: Client, path: string): Promise<Buffer> => {
    const answer = await who.download(path);
    expect([path, answer.status]).toEqual([path, 200]);
    return Buffer.from(answer.body as Buffer);
  };
  const pages = async (who: Client, path: string): Promise<PdfPage[]> => pagesOf(await bytesOf(who, path));
  const paper = (id: string, name: string) => `${base}/${id}/papers/${name}`;
  const ofOwn = (code: string, name: string) => `/api/v1/event-registrations/${code}/${name}`;
  const pageOfCode = (code: string) =>
    codeOf(`${site}/event-registrations/${code}`.replace('//event', '/event'));

  it('prints a timetable for each who has a meeting, by name, and nothing before anybody is seated', async () => {
    const id = await event();
    await settle(id);
    const [a, b] = [await register(id, '甲', 'DEMAND'), await register(id, '丁', 'DEMAND')];
    const x = await register(id, '子', 'SUPPLY');
    await register(id, '闲', 'SUPPLY');
    for (const name of ['timetables.pdf', 'cards.pdf']) {
      const refused = await staff.get(paper(id, name));
      expect([refused.status, refused.body.code]).toEqual([409, 'papers_nothing_planned']);
    }
    await seat(id, a, x, 0, 0);
    await seat(id, b, x, 2, 1);
    const printed = await pages(staff, paper(id, 'timetables.pdf'));
    expect(printed.map(({ text }) => text.match(/洽谈时间表(.)/)?.[1])).toEqual(['丁', '甲', '子']);
    expect(printed[2]?.text).toContain('09:00–09:201甲甲的单位甲的议题10:00–10:202丁丁的单位丁的议题');
    expect(printed[2]?.text).toContain('某路1号');
    expect(printed.map(({ codes }) => codes)).toEqual([b, a, x].map(({ code }) => [pageOfCode(code)]));
    for (const name of ['timetables.pdf', 'cards.pdf', 'sign-in-sheet.pdf'])
      expect(await bytesOf(staff, paper(id, name))).toEqual(await bytesOf(staff, paper(id, name)));
    const clerk = await arranged.given.person(base.split('/')[4] ?? '', 'UNIVERSITY_CLERK');
    await expectStatus(403, clerk.get(paper(id, 'cards.pdf')));
    await expectStatus(200, clerk.get(paper(id, 'sign-in-sheet.pdf')));
  });

  it('gives a participant the own timetable and calendar once they are published, and every change', async () => {
    const id = await event();
    await settle(id);
    const [a, b] = [await register(id, '甲', 'DEMAND'), await register(id, '乙', 'DEMAND')];
    const x = await register(id, '子', 'SUPPLY');
    const [meeting] = await seat(id, a, x, 0, 0);
    await seat(id, b, x, 1, 0);
    const calendar = async (code: string) =>
      (await expectStatus(200, nobody().get(ofOwn(code, 'calendar.ics')))).text.replace(/\r\n[ \t]/g, '');
    const entries = async (code: string) => {
      const found = (await calendar(code)).split('BEGIN:VEVENT').slice(1);
      const line = (entry: string, name: string) =>
        entry.match(new RegExp(`^${name}:(.*)$`, 'm'))?.[1]?.trim();
      return found.map((entry) => ({
        uid: line(entry, 'UID'),
        sequence: Number(line(entry, 'SEQUENCE')),
        start: line(entry, 'DTSTART'),
        summary: line(entry, 'SUMMARY'),
        place: line(entry, 'LOCATION'),
        status: line(entry, 'STATUS'),
      }));
    };
    expect((await nobody().get(ofOwn(a.code, 'timetable.pdf'))).body.code).toBe('timetable_not_ready');
    expect((await entries(a.code)).map(({ uid }) => uid)).toEqual([`${id}@kaixu`]);
    await publish(id);
    const [own] = await pages(nobody(), ofOwn(a.code, 'timetable.pdf'));
    expect(own?.text).toContain('09:00–09:201子子的单位子的议题');
    expect(own?.text).not.toContain('乙');
    const before = await entries(a.code);
    const compact = (hours: number) => at(hours).replace(/[-:]|\.000/g, '');
    expect(before).toMatchObject([
      { uid: `${id}@kaixu`, start: compact(0), summary: '点焊对接会' },
      {
        uid: `${meeting?.id}@kaixu`,
        start: compact(0),
        summary: '洽谈：子的单位',
        place: '某路 1 号 · 第 1 桌',
      },
    ]);

    app.clock.shift(5_000);
    try {
      const moved = { slot: 2, place: 1 };
      await expectStatus(200, staff.patch(`${base}/${id}/plan/meetings/${meeting?.id}`, moved));
      const after = await entries(a.code);
      expect(after[1]).toMatchObject({
        uid: before[1]?.uid,
        start: compact(1),
        place: '某路 1 号 · 第 2 桌',
      });
      expect(after[1]?.sequence).toBeGreaterThan(before[1]?.sequence ?? Infinity);
      expect(await entries(x.code)).toHaveLength(3);

      await step(id, 'CANCEL', { reason: '场地停电' });
      expect(await calendar(a.code)).toContain('METHOD:CANCEL');
      const gone = await entries(a.code);
      expect(gone.map(({ uid, status }) => [uid, status])).toEqual(
        after.map(({ uid }) => [uid, 'CANCELLED']),
      );
      for (const [index, { sequence }] of gone.entries())
        expect(sequence).toBeGreaterThan(after[index]?.sequence ?? Infinity);
    } finally {
      app.clock.reset();
    }
  });

  it('takes the event out of the calendar of who cancelled, and promises no seat to who waits', async () => {
    const id = await event({ capacity: 1 });
    const a = await register(id, '甲', 'DEMAND');
    const b = await register(id, '乙', 'DEMAND');
    expect((await nobody().get(ofOwn(b.code, 'calendar.ics'))).text).toContain('STATUS:TENTATIVE');
    await expectStatus(200, nobody().send('delete', `/api/v1/event-registrations/${a.code}`));
    const { text } = await expectStatus(200, nobody().get(ofOwn(a.code, 'calendar.ics')));
    expect(text).toContain('METHOD:CANCEL');
    expect(text).toContain('STATUS:CANCELLED');
    await expectStatus(404, nobody().get(ofOwn('ABCDEFGHJKLMNPQR', 'calendar.ics')));
  });

  describe('that a match stands behind', () => {
    let match: SentMatch;
    beforeAll(async () => {
      match = await arranged.sentMatch({ material: '钛合金蜂窝芯' });
    });
    const parties = async (id: string): Promise<[Registered, Registered]> => [
      await register(id, '厂长', 'DEMAND', { organisationId: match.firm.id }, match.firm.signatory),
      await register(id, '教授', 'SUPPLY', { organisationId: match.university.id }, match.university.clerk),
    ];

    it('prints a card for each table: what is covered by which sentence, the price, questions, both outcome pages', async () => {
      const id = await event();
      await settle(id);
      const [a, x] = await parties(id);
      const [b, y] = [await register(id, '乙', 'DEMAND'), await register(id, '丑', 'SUPPLY')];
      await seat(id, a, x, 1, 2);
      await seat(id, b, y, 3, 0);
      const [card, plain] = await pages(staff, paper(id, 'cards.pdf'));
      for (const part of [
        ...['09:30–09:50', '第3桌', '厂长的单位', '教授的单位', '点焊质量靠砸件抽检'],
        ...['一种电阻点焊熔核质量的在线判定方法', '¥30,000（一次付清）', '材料：钛合金蜂窝芯未提及未提及'],
        ...['焊完当场判定熔核质量，误判率1.5%。', '需求未写明'],
        '1.换成需求方的材料还行得通吗？有没有在这种材料上试过？',
      ])
        expect(card?.text).toContain(part);
      // Both sides see the card: it names the meeting and holds nobody's key.
      const [first] = (await arranged.plan(id)).meetings;
      expect(card?.codes).toEqual([codeOf(new URL(`/event-meetings/${first.id}`, site).href)]);
      expect(plain?.text).toContain('需求方想谈乙的议题供给方想谈丑的议题');
      expect(plain?.text).toContain('3.下一步做什么、由谁做、什么时候给答复？');

      await expectStatus(204, staff.patch('/api/v1/people/me', { language: 'en' }));
      await staff.signIn();
      const [english, plainEnglish] = await pages(staff, paper(id, 'cards.pdf'));
      await expectStatus(204, staff.patch('/api/v1/people/me', { language: 'zh' }));
      await staff.signIn();
      for (const part of ['Spot welding day', 'Table 3', '¥30,000, paid once', 'Not mentioned', 'Questions'])
        expect(english?.text).toContain(part.replace(SPACE, ''));
      // What the people wrote stays in their words; nothing of ours is Chinese.
      expect(plainEnglish?.text.replace(/.的(单位|议题)|某路1号|乙|丑/g, '')).not.toMatch(/\p{Script=Han}/u);
    });

    it('reports planned against held with every list, as a workbook that runs nothing and as a PDF', async () => {
      const id = await event({ title: '归档的对接会' });
      await settle(id);
      const [a, x] = await parties(id);
      const b = await register(id, '=HYPERLINK("x")', 'DEMAND');
      const [meeting] = await seat(id, a, x, 0, 0);
      await app.db.transaction(SYSTEM, (tx) =>
        tx.query('UPDATE event_registration SET min_meetings = 2 WHERE id = ANY ($1)', [[a.id, b.id]]),
      );
      app.clock.shift(START + 3 * HOUR - Date.now());
      try {
        await staff.signIn();
        await expectStatus(
          200,
          staff.post(`${base}/${id}/check-ins`, { scans: [{ code: a.code, at: at(0) }] }),
        );
        const outcomes = `${base}/${id}/plan/meetings/${meeting?.id}`;
        const said = { side: 'DEMAND', outcome: 'INTENT', note: '+ 要样机' };
        await expectStatus(204, staff.post(`${outcomes}/outcome`, said));
        const next = { what: '约看样机', owner: '小林', dueDay: '2030-01-01' };
        await expectStatus(201, staff.post(`${outcomes}/follow-ups`, next));
        const etag = String((await staff.get(`${base}/${id}`)).body.version);
        const written = { minutes: '会上谈了点焊。\n下次再约。', costFen: 123_456, satisfactionBp: 9150 };
        const minutes = { ...arranged.content({ title: '归档的对接会' }), ...written };
        await expectStatus(200, staff.patch(`${base}/${id}`, minutes, `"${etag}"`));

        const book = read(await bytesOf(staff, paper(id, 'report.xlsx')));
        const rows = (name: string) =>
          utils.sheet_to_json<string[]>(book.Sheets[name]!, { header: 1 }).slice(1);
        const figures = new Map(rows('概况').map(([key = '', value = '']) => [key, value]));
        expect(figures.get('数据截至')).toMatch(/^\d{4}-\d\d-\d\d 12:00（北京时间）$/);
        for (const [figure, list, value] of [
          ['有理由见面的单位对', '有理由见面的单位', '1'],
          ['排定洽谈', '洽谈', '1'],
          ['达成许可意向', '达成许可意向', '1'],
          ['由此产生的许可', '许可与到账', '0'],
          ['已确认参会', '参会者', '3'],
          ['未到场', '未到场', '2'],
        ] as const)
          expect([figure, figures.get(figure), String(rows(list).length)]).toEqual([figure, value, value]);
        expect(figures.get('活动费用')).toBe('¥1,234.56');
        expect(figures.get('满意度')).toBe('91.50 %');
        expect(rows('洽谈')[0]).toEqual(
          expect.arrayContaining(['厂长的单位', '教授的单位', '是', '达成许可意向：+ 要样机', '—']),
        );
        expect(rows('后续事项')[0]).toEqual(expect.arrayContaining(['约看样机', '小林', '2030-01-01']));
        expect(rows('未到场').map(([name]) => name)).toEqual(['教授', `'=HYPERLINK("x")`]);
        expect(rows('少于最低场数').map((row) => [row[0], row[5]])).toEqual([
          ['厂长', '排定的场数不足，或排定的没有举行'],
          [`'=HYPERLINK("x")`, '本人未到场'],
        ]);
        expect(rows('纪要')).toEqual([['会上谈了点焊。'], ['下次再约。']]);

        const printed = (await pages(staff, paper(id, 'report.pdf'))).map(({ text }) => text).join('');
        for (const part of ['归档的对接会', '数据截至', '会上谈了点焊。', '约看样机', '本人未到场', '91.50%'])
          expect(printed).toContain(part);
      } finally {
        app.clock.reset();
        await staff.signIn();
      }
    });
  });

  it('hangs up a poster of an approved event alone', async () => {
    const intro = '面向中小企业，当面洽谈。'.repeat(300);
    const { body } = await expectStatus(
      201,
      staff.post(base, arranged.content({ intro, title: '海报上的推介会' })),
    );
    const poster = `/api/v1/events/${body.id}/poster.pdf`;
    await expectStatus(404, nobody().get(poster));
    await step(String(body.id), 'APPROVE');
    const printed = await pages(nobody(), poster);
    expect(printed).toHaveLength(1);
    const day = at(0).slice(0, 10);
    for (const part of [
      '海报上的推介会',
      `${day}09:00–13:00（北京时间）`,
      '某路1号',
      '某服务中心',
      '当面洽谈',
      '…',
    ])
      expect(printed[0]?.text).toContain(part);
    expect(printed[0]?.codes).toEqual([codeOf(new URL(`/events/${body.id}`, site).href)]);
    const answer = await nobody().get(poster, { 'accept-language': 'en' });
    expect(pagesOf(Buffer.from(answer.body as Buffer))[0]?.text).toContain('Spotweldingday');
  });

  it('lists who is confirmed with room to sign, the head on every page, and rows for who comes unannounced', async () => {
    const id = await event({ type: 'PROMOTION', title: '推介会' });
    for (let count = 10; count < 50; count++) await register(id, `人${count}`, 'VISITOR');
    const left = await register(id, '走了的人', 'VISITOR');
    await expectStatus(200, nobody().send('delete', `/api/v1/event-registrations/${left.code}`));
    const printed = await pages(staff, paper(id, 'sign-in-sheet.pdf'));
    expect(printed.length).toBeGreaterThan(1);
    for (const { text } of printed) expect(text).toContain('序号姓名单位职务签名');
    const whole = printed.map(({ text }) => text).join('');
    expect(whole).toContain('40人49人49的单位');
    expect(whole).not.toContain('走了的人');
    expect(printed.at(-1)?.text).toMatch(/41424344454647484950$/);
  });

  it('wraps long names and titles, and writes nothing over another or beyond the page', async () => {
    const long = (text: string, length: number) => text.repeat(length).slice(0, length);
    const unit = long('某某精密机械制造（集团）股份有限公司', 80);
    const id = await event({
      title: long('先进制造领域高校专利对接会', 80),
      venue: long('某市某区某路某号', 80),
    });
    await settle(id);
    const words = { unit, position: long('高级工程师', 60), topic: long('想谈点焊质量的在线判定', 200) };
    const people = [];
    for (const side of ['DEMAND', 'SUPPLY'])
      people.push(await register(id, long('阿卜杜热合曼', 40), side, words));
    const [a, x] = people as [Registered, Registered];
    await seat(id, a, x, 0, 0);
    await publish(id);
    const poster = `/api/v1/events/${id}/poster.pdf`;
    const papers = ['timetables.pdf', 'cards.pdf', 'sign-in-sheet.pdf', 'report.pdf'];
    for (const path of [...papers.map((name) => paper(id, name)), ofOwn(a.code, 'timetable.pdf'), poster])
      for (const { runs, text } of await pages(staff, path)) {
        expect(text).not.toContain('�');
        for (const [index, run] of runs.entries()) {
          const width = [...run.text].length * run.size;
          if (/^[\p{Script=Han}（）]+$/u.test(run.text)) expect(run.x + width).toBeLessThan(545);
          expect(run.y).toBeGreaterThan(50);
          const over = runs.filter(
            (other, at) => at > index && other.x === run.x && Math.abs(other.y - run.y) < 5,
          );
          expect([path, run.text, over]).toEqual([path, run.text, []]);
        }
      }
    expect((await pages(staff, paper(id, 'cards.pdf')))[0]?.text).toContain(unit);
  });
});

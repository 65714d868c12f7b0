import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { byKeyboard, byPointer, type Press } from '../support/hands.js';
import { axeViolations, complaintsOf, inBrowser, openPage, signInQuietly, Site } from '../support/site.js';
import { type Language, words } from '../support/texts.js';

const HOUR_MS = 3_600_000;
const SHANGHAI_MS = 8 * HOUR_MS;

const STORIES: { language: Language; width: number; firm: string; press: Press }[] = [
  { language: 'zh', width: 360, firm: 'zhijia-seating', press: byPointer },
  { language: 'en', width: 1280, firm: 'haichen-seafood', press: byKeyboard },
];

// A browser, a server and the demonstration, maybe on a busy machine.
jest.setTimeout(240_000);

inBrowser('an event with one-to-one meetings', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
  });
  afterAll(() => site?.close());

  const at = (desk: string, language: Language, width: number) => site.signedIn(desk, { language, width });

  it.each(STORIES)(
    'is made, invited to, wished for, settled, held, and leads to an intent: $language, participants at $width px',
    async ({ language, width, firm, press }) => {
      const t = words(language);
      const button = (page: Page | Locator, name: string) => page.getByRole('button', { name, exact: true });
      const start = Math.ceil((site.app.clock.now().getTime() + 48 * HOUR_MS) / HOUR_MS) * HOUR_MS;
      const moment = (hours: number) =>
        new Date(start + hours * HOUR_MS + SHANGHAI_MS).toISOString().slice(0, 16);

      // Staff plan it; a service centre decides by itself.
      const staff = await at('staff.service-centre', language, 1280);
      const { page } = staff;
      await openPage(page, `/desk/${staff.id}/events/new`);
      const field = (name: string) => page.getByLabel(t(`events:field.${name}`), { exact: true });
      await field('title').fill(`洽谈 · talks ${language}`);
      await field('startsAt').fill(moment(0));
      await field('endsAt').fill(moment(3));
      await field('registrationOpensAt').fill(moment(-50));
      await field('registrationClosesAt').fill(moment(-1));
      await field('venue').fill('演示大道 1 号');
      await field('contact').fill('021-99000001');
      await field('intro').fill('一对一洽谈 · one to one');
      const agenda = (name: string) => page.getByLabel(t(`events:agenda.${name}`), { exact: true });
      await button(page, t('events:agenda.add')).click();
      await agenda('startsAt').fill(moment(0));
      await agenda('what').fill('路演 · pitches');
      await agenda('patents').fill('点焊');
      await page.locator('.ant-select-item-option').first().click();
      await button(page, t('frame:save')).click();
      await button(page, t('events:step.APPROVE')).click();
      await button(page, t('events:step.OPEN')).click();
      await button(page, t('events:step.CLOSE')).waitFor();
      const event = page.url().split('/').pop() ?? '';

      // Times and tables as proposed, then everybody whose matches say so is invited.
      await page.getByRole('link', { name: t('events:plan.title') }).click();
      await page.getByLabel(t('events:plan.tables'), { exact: true }).fill('3');
      await button(page, t('frame:save')).click();
      await page.getByText(t('events:plan.slotsOf', { count: 7, minutes: 20, pause: 5 })).waitFor();
      // A colleague settles it anew while the form is open: nothing is overwritten unseen.
      await button(page, t('holdings:edit')).click();
      const plan = `/api/v1/organisations/${staff.id}/events/${event}/plan`;
      const { settings, version } = (await (await page.request.get(plan)).json()) as {
        settings: object;
        version: number;
      };
      const data = { ...settings, tables: 17 };
      await page.request.put(plan, { data, headers: { 'if-match': `"${version}"` } });
      await button(page, t('frame:save')).click();
      await page.getByRole('cell', { name: '17', exact: true }).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await button(page, t('desk:conflict.keepMine')).click();
      await button(page, t('frame:save')).click();
      await button(page, t('holdings:edit')).waitFor();
      await page.getByRole('link', { name: t('events:plan.part.invitations') }).click();
      await page.getByRole('checkbox', { name: t('events:invite.all') }).check();
      await page
        .getByRole('button', { name: new RegExp(t('events:invite.act', { count: 0 }).replace('0', '\\d+')) })
        .click();
      await page.getByText(t('events:invite.invited')).first().waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await site.app.jobsDone();

      // A firm and a university hear of it, register for their organisations, and wish for each other.
      const codeOf = async (desk: string, side: 'DEMAND' | 'SUPPLY', phone: string) => {
        const who = await at(desk, language, width);
        const typed = (name: string) => who.page.getByLabel(t(`events:register.${name}`), { exact: true });
        await openPage(who.page, '/notifications');
        await who.page
          .getByRole('link', { name: new RegExp(`talks ${language}`) })
          .first()
          .click();
        await who.page.getByLabel(t('events:register.organisation')).press('Enter');
        await who.page.getByRole('option').first().waitFor({ state: 'attached' });
        await who.page.keyboard.press('Enter');
        await typed('name').fill('演示人');
        await typed('unit').fill(desk);
        await typed('phone').fill(phone);
        await who.page.getByLabel(t(`events:side.${side}`)).check();
        await who.page.getByLabel(t('events:register.consent')).check();
        await press(button(who.page, t('events:register.act')));
        await who.page.getByLabel(t('events:own.qr')).waitFor();
        return { ...who, code: who.page.url().split('/').pop() ?? '' };
      };
      const asking = await codeOf(`signatory.${firm}`, 'DEMAND', `021990010${width}`);
      const offering = await codeOf('centre.haijia', 'SUPPLY', `021990020${width}`);
      await openPage(asking.page, `/event-registrations/${asking.code}`);
      await press(asking.page.getByRole('link', { name: t('events:wishes.go') }));
      await asking.page.getByText('centre.haijia').waitFor();
      await asking.page.getByText(t('events:wish.PRIORITY'), { exact: true }).click();
      await asking.page
        .getByLabel(t('events:wishes.note', { unit: 'centre.haijia' }))
        .fill('先看样机 · see the prototype');
      expect(await axeViolations(asking.page)).toEqual([]);
      await press(button(asking.page, t('events:wishes.save', { count: 1 })));
      await asking.page.getByText(t('events:wishes.saved')).waitFor();
      await asking.page.getByText(t('events:wish.WANT'), { exact: true }).click();
      await asking.page.getByText(t('events:wishes.saved')).waitFor({ state: 'detached' });

      // The search finds a plan, staff take it over, fix it, and publish it.
      await page.getByRole('link', { name: t('events:plan.part.plan') }).click();
      await page.reload();
      await page.getByRole('link', { name: t('events:plan.part.plan') }).click();
      await page.getByLabel(t('events:plan.seconds')).fill('1');
      await button(page, t('events:plan.begin')).click();
      await button(page, t('events:plan.takeOver', { count: 1 })).click();
      const meeting = page.getByRole('button', { name: t('events:plan.take') });
      await press(meeting);
      await press(button(page, t('events:plan.putHere')).last());
      await page.getByText(t('events:plan.putHere')).first().waitFor({ state: 'detached' });
      expect(await axeViolations(page)).toEqual([]);
      await button(page, t('events:plan.publish')).click();
      await button(page.getByRole('tooltip'), t('events:plan.publish')).click();
      await page.getByText(t('events:plan.notPublished')).waitFor({ state: 'detached' });

      // On the day: scanned at the door, and both say what came of it.
      site.app.clock.shift(start + 3 * HOUR_MS - Date.now());
      await signInQuietly(page, await site.signInOf('staff.service-centre'));
      await openPage(page, `/desk/${staff.id}/events/${event}`);
      await page.getByLabel(t('events:checkIn.code')).fill(asking.code);
      await page.keyboard.press('Enter');
      await page.getByText(t('events:checkIn.result.CHECKED_IN')).waitFor();
      const planned = await page.request.get(`/api/v1/organisations/${staff.id}/events/${event}/plan`);
      const [seated] = ((await planned.json()) as { meetings: [{ id: string }] }).meetings;
      for (const [who, outcome] of [
        [asking, 'INTENT'],
        [offering, 'MORE_INFORMATION'],
      ] as const) {
        // The card on the table names the meeting; the browser knows whose side is whose.
        await openPage(who.page, `/event-meetings/${seated.id}`);
        await who.page.waitForURL(new RegExp(`/event-registrations/${who.code}#`));
        await who.page.getByLabel(t(`events:outcome.${outcome}`)).check();
        await press(button(who.page, t('events:meetings.say')));
        await button(who.page, t('events:meetings.say')).waitFor({ state: 'detached' });
        await who.page
          .getByRole('status')
          .filter({ hasText: t('events:meetings.saved') })
          .waitFor();
        expect(await axeViolations(who.page)).toEqual([]);
      }
      // Something comes to mind later.
      const unit = 'centre.haijia';
      await asking.page.getByLabel(t('events:meetings.noteOf', { unit })).fill('周五寄样 · sample on Friday');
      await press(button(asking.page, t('events:meetings.say')));
      await button(asking.page, t('events:meetings.say')).waitFor({ state: 'detached' });
      await asking.page.getByRole('link', { name: t('events:papers.timetable') }).waitFor();
      await openPage(page, `/desk/${staff.id}/events/${event}/report`);
      await page.getByText(t('events:report.contradiction')).first().waitFor();
      const names = { unit, demand: `signatory.${firm}`, supply: unit };
      await page.getByLabel(t('events:report.noteOf', names)).fill('电话补充 · by telephone');
      await button(page, t('events:report.saveNote')).click();
      await page
        .getByRole('status')
        .filter({ hasText: t('events:meetings.saved') })
        .waitFor();
      await button(page, t('events:report.addFollowUp')).click();
      await page.getByLabel(t('events:report.what')).fill('寄样 · send a sample');
      await page.getByLabel(t('events:report.owner')).fill('小林');
      await page.getByLabel(t('events:report.due'), { exact: true }).fill('2030-01-01');
      await button(page, t('frame:save')).click();
      await button(page, t('events:report.setDone', { what: '寄样 · send a sample' })).click();
      await page
        .getByLabel(t('events:report.result', { what: '寄样 · send a sample' }))
        .fill('已收样 · received');
      await button(page, t('events:report.endFollowUp')).click();
      await page.getByText(t('events:report.resultIs', { result: '已收样 · received' })).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      const kept = await page.request.get(`/api/v1/organisations/${staff.id}/events/${event}/report`);
      const [{ demandNote, supplyNote }] = ((await kept.json()) as { meetings: [Record<string, string>] })
        .meetings;
      expect([demandNote, supplyNote]).toEqual(['周五寄样 · sample on Friday', '电话补充 · by telephone']);

      // Nothing of a cancelled event can be changed: its report is for reading.
      const steps = `/api/v1/organisations/${staff.id}/events/${event}/steps`;
      await page.request.post(steps, { data: { step: 'CANCEL', reason: '演示 · demonstration' } });
      await openPage(page, `/desk/${staff.id}/events/${event}/report`);
      await page.getByText('电话补充 · by telephone').waitFor();
      expect(await button(page, t('events:report.addFollowUp')).count()).toBe(0);
      for (const { page: one } of [staff, asking, offering])
        expect(complaintsOf(one, [401, 412])).toEqual([]);
      site.app.clock.reset();
    },
  );
});

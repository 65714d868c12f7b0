import type { INestApplicationContext } from '@nestjs/common';
import { DeclarationsService, OfficeActsService } from '#libs/licensing';
import { addDays, type LegalDay } from '#libs/platform';
import type { DemoOffer } from './demo-data.js';
import type { DemoDesk } from './demo-desk.js';

/** Something that happens in the story. Running it again changes nothing: it looks first whether it has happened. */
export interface DemoStep {
  day: LegalDay;
  run(): Promise<void>;
}

/** What has not been filed yet lies on the desks in the story's last days. */
const DRAFTED_DAY = '2026-11-09';

/** From the draft to the last thing that the office did, each by the person whose desk it is. */
export class DemoOffers {
  private readonly declarations: DeclarationsService;
  private readonly office: OfficeActsService;

  constructor(
    app: INestApplicationContext,
    private readonly desk: DemoDesk,
  ) {
    this.declarations = app.get(DeclarationsService);
    this.office = app.get(OfficeActsService);
  }

  steps(offer: DemoOffer): DemoStep[] {
    const { licensor, state, filedDay, announcedDay, withdrawalFiledDay, closedDay } = offer;
    const university = this.desk.organisation(licensor);
    const drafted = filedDay ? addDays(filedDay, -21) : DRAFTED_DAY;
    const steps: DemoStep[] = [{ day: drafted, run: () => this.create(offer) }];
    if (state === 'DRAFT') return steps;
    steps.push({ day: addDays(drafted, 2), run: () => this.stateFacts(offer) });
    steps.push(
      this.step(offer, 'SUBMIT', addDays(drafted, 4), 'clerk', (act, id) =>
        this.declarations.submit(act, university, id),
      ),
    );
    if (!filedDay) return steps;
    steps.push(
      this.step(offer, 'APPROVE', addDays(drafted, 11), 'approver', (act, id) =>
        this.declarations.approve(act, university, id),
      ),
    );
    steps.push(
      this.step(offer, 'FILE', filedDay, 'clerk', (act, id) =>
        this.office.file(act, university, id, filedDay),
      ),
    );
    if (announcedDay) steps.push(this.announcement(offer, announcedDay));
    if (withdrawalFiledDay) {
      const withdrawal = { day: withdrawalFiledDay, reason: offer.withdrawalReason ?? '' };
      const run: ActOf = (act, id) => this.office.fileWithdrawal(act, university, id, withdrawal);
      steps.push(this.step(offer, 'FILE_WITHDRAWAL', withdrawalFiledDay, 'approver', run));
    }
    if (closedDay) steps.push(this.withdrawalAnnouncement(offer, closedDay));
    return steps;
  }

  /** The declaration of an offer; undefined before it was drafted. */
  async declarationOf(offer: Pick<DemoOffer, 'patentKey' | 'licensor'>): Promise<string | undefined> {
    const row = await this.desk.row<{ id: string }>(
      'SELECT id FROM declaration WHERE patent_id = $1 AND licensor_id = $2',
      [this.desk.ids.patents.get(offer.patentKey), this.desk.organisation(offer.licensor)],
    );
    return row?.id;
  }

  private async create(offer: DemoOffer): Promise<void> {
    if (await this.declarationOf(offer)) return;
    const {
      feeMethod,
      parameters,
      firstPaymentDays,
      termEnd,
      feeRationale,
      otherMatters,
      licensor,
      patentKey,
    } = offer;
    const university = this.desk.data.universities.find(({ key }) => key === licensor);
    if (!university) throw new TypeError(`${licensor} is no demonstration university`);
    await this.declarations.create(this.desk.as(`${licensor}-clerk`), this.desk.organisation(licensor), {
      patentId: this.desk.ids.patents.get(patentKey) ?? '',
      feeMethod,
      feeParameters: parameters,
      firstPaymentDays,
      termEnd,
      contact: university.contact,
      payee: university.payee,
      otherMatters,
      feeRationale,
    });
  }

  /** The gate does not take silence for an answer: what no record tells is stated before filing (IR 86, G ch.11 §3.1). */
  private async stateFacts(offer: DemoOffer): Promise<void> {
    const { licensor, evaluationReport: report } = offer;
    const id = await this.requireDeclaration(offer);
    const sources = { E1: '演示：合同台账查询', E3: '演示：年费缴纳记录', E4: '演示：专利登记簿副本' };
    const reported = report && `演示：专利权评价报告 ${report.number}（${report.day}）`;
    for (const [code, source] of Object.entries({
      ...sources,
      ...(reported ? { E7: reported, E8: reported } : {}),
    })) {
      const known = await this.desk.row('SELECT 1 FROM gate_fact WHERE declaration_id = $1 AND code = $2', [
        id,
        code,
      ]);
      if (known) continue;
      const fact = { code: code as 'E1', barred: false, statedDay: this.desk.database.today(), source };
      await this.declarations.stateFact(
        this.desk.as(`${licensor}-centre`),
        this.desk.organisation(licensor),
        id,
        fact,
      );
    }
  }

  private announcement(offer: DemoOffer, day: LegalDay): DemoStep {
    const { licensor, declarationNumber } = offer;
    const number = declarationNumber ?? '';
    return this.step(offer, 'ANNOUNCE', day, 'clerk', async (act, id) => {
      const lines = ['开放许可声明公告（演示）', `声明编号：${number}`, `公告日：${day}`];
      const fileId = await this.desk.paper(
        licensor,
        'ANNOUNCEMENT',
        `${number} 开放许可声明公告（演示）.txt`,
        lines,
      );
      return this.office.announce(act, this.desk.organisation(licensor), id, {
        declarationNumber: number,
        day,
        fileId,
      });
    });
  }

  private withdrawalAnnouncement(offer: DemoOffer, day: LegalDay): DemoStep {
    const { licensor, declarationNumber: number } = offer;
    return this.step(offer, 'ANNOUNCE_WITHDRAWAL', day, 'clerk', async (act, id) => {
      const lines = ['撤回开放许可声明公告（演示）', `声明编号：${number}`, `公告日：${day}`];
      const fileId = await this.desk.paper(
        licensor,
        'ANNOUNCEMENT',
        `${number} 撤回声明公告（演示）.txt`,
        lines,
      );
      return this.office.close(act, this.desk.organisation(licensor), id, 'ANNOUNCE_WITHDRAWAL', {
        day,
        fileId,
      });
    });
  }

  private step(
    offer: DemoOffer,
    event: string,
    day: LegalDay,
    who: 'clerk' | 'approver',
    run: ActOf,
  ): DemoStep {
    return {
      day,
      run: async () => {
        const id = await this.requireDeclaration(offer);
        const happened = await this.desk.row(
          'SELECT 1 FROM declaration_event WHERE declaration_id = $1 AND event = $2',
          [id, event],
        );
        if (!happened) await run(this.desk.act(`${offer.licensor}-${who}`, id, event), id);
      },
    };
  }

  private async requireDeclaration(offer: DemoOffer): Promise<string> {
    const id = await this.declarationOf(offer);
    if (!id) throw new Error(`the declaration on ${offer.patentKey} is missing`);
    return id;
  }
}

type ActOf = (act: ReturnType<DemoDesk['act']>, declarationId: string) => Promise<string>;

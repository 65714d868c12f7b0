import { Injectable } from '@nestjs/common';
import {
  type ActRequest,
  audit,
  Files,
  LegalActs,
  type LegalDay,
  newId,
  refuse,
  type Tx,
} from '#libs/platform';
import type { LicenceDto } from './licence.dto.js';
import { Licence } from './licence.entity.js';
import { type LicenceEventName, type LicenceGuardFacts, licenceTransition } from './licence.states.js';
import { LicencesReadModel } from './licences.read-model.js';
import { refuseLicensing } from './licensing.errors.js';
import type { MessageCode } from './messages.js';
import { ownLicence, sideOf } from './own-licence.js';
import { refuseStep, sentence } from './reasons.js';
import type { NewRecordalDto, RecordalRefusedDto, RecordedDto } from './recordal.dto.js';
import { Recordal } from './recordal.entity.js';
import { inRecordalWindow, missingFiles } from './recordal.js';

/** 许可合同备案: either party records what went to the office and what came back (IR 87). The office does it, not we. */
@Injectable()
export class RecordalsService {
  constructor(
    private readonly acts: LegalActs,
    private readonly files: Files,
    private readonly readModel: LicencesReadModel,
  ) {}

  file(
    act: ActRequest,
    organisationId: string,
    licenceId: string,
    { filedDay, byAgent, files = [] }: NewRecordalDto,
  ): Promise<string> {
    return this.acts.run(act, {
      load: (tx) => ownLicence(tx, organisationId, licenceId),
      perform: async (tx, licence) => {
        const { effectiveDay, recordalDueDay } = licence;
        requireRow(licence, 'FILE_RECORDAL', act);
        if (!effectiveDay || !recordalDueDay) throw new Error('an effective licence without its days');
        refuseFuture('filedDay', filedDay, tx.today);
        refuseEarlier('filedDay', filedDay, await this.earliest(tx, licenceId, effectiveDay));
        const missing = missingFiles({
          files,
          byAgent,
          nothingDue: licence.effectiveBasis === 'NOTHING_DUE',
        });
        const names = missing.map((file) =>
          sentence(
            { code: `recordal_file_${file.toLowerCase()}` as MessageCode, params: {} },
            act.actor.language,
          ),
        );
        const facts = {
          legalDayGiven: true,
          withinRecordalWindow: inRecordalWindow(filedDay, effectiveDay, recordalDueDay),
          recordalFilesComplete: missing.length === 0,
        };
        move(licence, 'FILE_RECORDAL', facts, act, {
          day: filedDay,
          dueDay: recordalDueDay,
          files: names.join(act.actor.language === 'zh' ? '、' : ', '),
        });
        const recordal: Recordal = {
          ...UNANSWERED,
          id: newId(tx.now.getTime()),
          licenceId,
          licensorId: licence.licensorId,
          licenseeId: licence.licenseeId,
          state: 'FILED',
          filedBy: sideOf(licence, organisationId),
          filedDay,
          byAgent,
          files: [...new Set(files)],
          enteredBy: act.actor.personId,
          recordedAt: tx.now,
        };
        await tx.repository(Recordal).insert(recordal);
        return this.keep(tx, organisationId, licence, recordal);
      },
    });
  }

  /** The recordal number came: from the next annuity not yet due the open-licence cut applies (G ch.11 §8). */
  record(
    act: ActRequest,
    organisationId: string,
    licenceId: string,
    recordalId: string,
    { recordalNumber, day, fileId }: RecordedDto,
  ): Promise<string> {
    const facts = { recordalNumberGiven: true, legalDayGiven: true };
    return this.answer(
      act,
      organisationId,
      licenceId,
      recordalId,
      'RECORD',
      facts,
      day,
      async (tx, licence) => {
        if (fileId) {
          await this.files.requireOwn(tx, fileId, organisationId);
          const other =
            sideOf(licence, organisationId) === 'LICENSEE' ? licence.licensorId : licence.licenseeId;
          await this.files.share(tx, fileId, other);
        }
        await tx.later('declaration.annuities', licence.declarationId);
        return { state: 'RECORDED', recordalNumber, fileId: fileId ?? null };
      },
    );
  }

  /** The licence stands as before, and may be filed anew within its three months. */
  refuse(
    act: ActRequest,
    organisationId: string,
    licenceId: string,
    recordalId: string,
    { day, reason }: RecordalRefusedDto,
  ): Promise<string> {
    const facts = { reasonGiven: true };
    return this.answer(
      act,
      organisationId,
      licenceId,
      recordalId,
      'REFUSE_RECORDAL',
      facts,
      day,
      async () => ({
        state: 'REFUSED',
        reason,
      }),
    );
  }

  private answer(
    act: ActRequest,
    organisationId: string,
    licenceId: string,
    recordalId: string,
    event: LicenceEventName,
    facts: LicenceGuardFacts,
    day: LegalDay,
    outcomeOf: (tx: Tx, licence: Licence) => Promise<Partial<Recordal>>,
  ): Promise<string> {
    return this.acts.run(act, {
      load: async (tx) => {
        const licence = await ownLicence(tx, organisationId, licenceId);
        const recordal = await tx.repository(Recordal).findOneBy({ id: recordalId, licenceId });
        if (!recordal) throw refuse.not_found();
        return { licence, recordal };
      },
      perform: async (tx, { licence, recordal }) => {
        if (recordal.state !== 'FILED') throw refuseLicensing.recordal_answered();
        requireRow(licence, event, act);
        refuseFuture('day', day, tx.today);
        refuseEarlier('day', day, recordal.filedDay);
        move(licence, event, facts, act);
        const before = recordal.state;
        Object.assign(recordal, await outcomeOf(tx, licence), {
          outcomeDay: day,
          outcomeBy: sideOf(licence, organisationId),
          answeredBy: act.actor.personId,
          answeredAt: tx.now,
        });
        await tx.repository(Recordal).save(recordal);
        return this.keep(tx, organisationId, licence, recordal, before);
      },
    });
  }

  private async keep(
    tx: Tx,
    organisationId: string,
    licence: Licence,
    recordal: Recordal,
    before?: Recordal['state'],
  ): Promise<LicenceDto> {
    await tx.repository(Licence).save(licence);
    const { id, state, filedBy, filedDay, byAgent, files, recordalNumber, outcomeDay, reason, fileId } =
      recordal;
    await audit(tx, {
      action: `RECORDAL_${state}`,
      subjectType: 'recordal',
      subjectId: id,
      organisationId,
      before: before && { state: before },
      after: {
        ...{ licenceId: licence.id, licenceState: licence.state },
        ...{ state, filedBy, filedDay, byAgent, files },
        ...{ recordalNumber, outcomeDay, reason, fileId },
      },
    });
    await tx.later('recordal.changed', id);
    // The verification page names the state and the recordal number.
    await tx.later('licence.changed', licence.id);
    return this.readModel.one(tx, organisationId, licence.id);
  }

  /** Not before the licence took effect, and after a refusal not before it. */
  private async earliest(tx: Tx, licenceId: string, effectiveDay: LegalDay): Promise<LegalDay> {
    const [row] = await tx.query<{ day: LegalDay | null }>(
      'SELECT max(outcome_day)::text AS day FROM recordal WHERE licence_id = $1',
      [licenceId],
    );
    return row?.day ?? effectiveDay;
  }
}

const UNANSWERED = {
  recordalNumber: null,
  outcomeDay: null,
  outcomeBy: null,
  reason: null,
  fileId: null,
  answeredBy: null,
  answeredAt: null,
};

/** A step that the table does not have from here is told before anything about its fields. */
function requireRow(licence: Licence, event: LicenceEventName, act: ActRequest): void {
  const moved = licenceTransition(licence.state, event, {});
  if (!moved.ok && moved.code === 'step_not_allowed') throw refuseStep(moved, act.actor.language);
}

const FIELD_OF: Partial<Record<MessageCode, string>> = {
  recordal_window_passed: 'filedDay',
  recordal_files_missing: 'files',
};

function move(
  licence: Licence,
  event: LicenceEventName,
  facts: LicenceGuardFacts,
  act: ActRequest,
  params: Record<string, string> = {},
): void {
  const moved = licenceTransition(licence.state, event, facts);
  if (moved.ok) licence.state = moved.to;
  else {
    const { code } = moved;
    const field = FIELD_OF[code];
    throw refuseStep({ code, params }, act.actor.language, field ? [{ field, code, params }] : []);
  }
}

function refuseFuture(field: string, day: LegalDay, today: LegalDay): void {
  if (day <= today) return;
  const params = { day, value: day };
  throw refuseLicensing.day_in_future(params, { faults: [{ field, code: 'day_in_future', params }] });
}

function refuseEarlier(field: string, day: LegalDay, earliest: LegalDay): void {
  if (day >= earliest) return;
  const params = { day, earliest };
  throw refuseLicensing.day_before(params, { faults: [{ field, code: 'day_before', params }] });
}

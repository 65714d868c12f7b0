import { Injectable } from '@nestjs/common';
import { audit, Database, newId, type PersonActor, refuse, type Tx } from '#libs/platform';
import type { LegalEventDto } from './holdings.dto.js';
import { type Difference, differenceOf, noteFields } from './history/field-history.js';
import { type KnownStatus, statusAfterEvent } from './legal-status.js';
import type { Patent } from './patent.entity.js';
import { markChanged, PATENT_STATUS_CHANGED } from './patent-changes.js';
import { PatentsRepository } from './patents.repository.js';

/** What people state of the public record from the register; after the grant the register prevails (G ch.9 §1.3.2). */
@Injectable()
export class RegisterService {
  constructor(
    private readonly database: Database,
    private readonly repository: PatentsRepository,
  ) {}

  /** Records a legal event and lets it move the status. The same type and day again changes nothing. */
  async recordEvent(
    actor: PersonActor,
    organisationId: string,
    patentId: string,
    event: LegalEventDto,
  ): Promise<void> {
    await this.database.transaction(actor, async (tx) => {
      const patent = await this.own(tx, organisationId, patentId);
      if (event.day > tx.today) throw refuseFutureDay(event.day);
      const id = newId(tx.now.getTime());
      const added = await tx.query(
        `INSERT INTO patent_event (id, patent_id, type, day, detail, source, recorded_by, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (patent_id, type, day) DO NOTHING RETURNING id`,
        [id, patentId, event.type, event.day, event.detail ?? null, event.source, actor.personId, tx.now],
      );
      if (added.length === 0) return;
      const after = statusAfterEvent(patent, event);
      await tx.query('UPDATE patent SET legal_status = $2, legal_status_day = $3 WHERE id = $1', [
        patentId,
        after.legalStatus,
        after.legalStatusDay,
      ]);
      const { legalStatus, legalStatusDay } = patent;
      await audit(tx, {
        action: 'LEGAL_EVENT_RECORDED',
        subjectType: 'patent',
        subjectId: patentId,
        organisationId,
        before: { legalStatus, legalStatusDay },
        after: {
          ...after,
          event: { type: event.type, day: event.day, source: event.source, detail: event.detail ?? null },
        },
      });
      const statuses = [statusColumns(patent), statusColumns(after)] as const;
      const difference = {
        ...differenceOf(...statuses),
        legal_event: [null, `${event.type} ${event.day}`],
      } as Difference;
      await noteFields(tx, [{ patentId, organisationId, source: 'REGISTER', public: difference }]);
      await markChanged(tx, [patentId]);
      // Also where the status stays: a pledge or a preservation bars an offer (G ch.11 §3.2).
      await tx.later(PATENT_STATUS_CHANGED, patentId);
    });
  }

  async setPatentees(
    actor: PersonActor,
    organisationId: string,
    patentId: string,
    names: string[],
    source: string,
  ): Promise<void> {
    const patentees = [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))];
    await this.database.transaction(actor, async (tx) => {
      const { patentees: before, patenteesSource } = await this.own(tx, organisationId, patentId);
      await tx.query('UPDATE patent SET patentees = $2, patentees_source = $3 WHERE id = $1', [
        patentId,
        patentees,
        source,
      ]);
      await audit(tx, {
        action: 'PATENTEES_STATED',
        subjectType: 'patent',
        subjectId: patentId,
        organisationId,
        before: { patentees: before, source: patenteesSource },
        after: { patentees, source },
      });
      const difference = differenceOf({ patentees: before }, { patentees });
      await noteFields(tx, [{ patentId, organisationId, source: 'REGISTER', public: difference }]);
      await markChanged(tx, [patentId]);
      await tx.later(PATENT_STATUS_CHANGED, patentId);
    });
  }

  /** The patent, locked, where the organisation holds it; else 404. */
  private async own(tx: Tx, organisationId: string, patentId: string): Promise<Patent> {
    const held = await tx.query('SELECT 1 FROM holding WHERE organisation_id = $1 AND patent_id = $2', [
      organisationId,
      patentId,
    ]);
    const patent = held.length > 0 ? await this.repository.lockedPatent(tx, patentId) : undefined;
    if (!patent) throw refuse.not_found();
    return patent;
  }
}

function statusColumns({ legalStatus, legalStatusDay }: KnownStatus) {
  return { legal_status: legalStatus, legal_status_day: legalStatusDay };
}

function refuseFutureDay(day: string) {
  return refuse.invalid_request(
    { count: 1 },
    { faults: [{ field: 'day', code: 'day_in_future', params: { value: day } }] },
  );
}

import { Injectable } from '@nestjs/common';
import {
  audit,
  Database,
  type FieldFault,
  newId,
  type PersonActor,
  type Tx,
  invalidRequest,
} from '#libs/platform';
import { sizeClass, sizeIndicators } from './size-class.js';
import type { SizeStatementDto, SizeStatementsDto, StateSizeDto } from './size-statement.dto.js';
import { SizeStatement } from './size-statement.entity.js';

/** How large an enterprise is: by its own statement, or by that of a centre that keeps a file on it. */
@Injectable()
export class SizeStatementsService {
  constructor(private readonly database: Database) {}

  own(actor: PersonActor, organisationId: string): Promise<SizeStatementsDto> {
    return this.database.transaction(actor, async (tx) => ({
      items: await this.of(tx, organisationId, organisationId),
    }));
  }

  stateOwn(actor: PersonActor, organisationId: string, stated: StateSizeDto): Promise<SizeStatementsDto> {
    return this.database.transaction(actor, async (tx) => {
      await this.state(tx, organisationId, organisationId, stated);
      return { items: await this.of(tx, organisationId, organisationId) };
    });
  }

  /** What `statedFor` stated of the enterprise, the newest year first. */
  async of(tx: Tx, enterpriseId: string, statedFor: string): Promise<SizeStatementDto[]> {
    const found = await tx
      .repository(SizeStatement)
      .find({ where: { enterpriseId, statedFor }, order: { year: 'DESC' } });
    return found.map(({ id: _, enterpriseId: __, statedFor: ___, statedBy: ____, statedAt, ...rest }) => ({
      ...rest,
      statedAt: statedAt.toISOString(),
    }));
  }

  /**
   * States one year anew. The enterprise's own statement of its newest year is the class that others see.
   * @throws invalid_request where a figure is missing that the industry is measured by, or the year is to come.
   */
  async state(tx: Tx, enterpriseId: string, statedFor: string, stated: StateSizeDto): Promise<void> {
    const found = sizeClass(stated.sector, stated);
    const faults: FieldFault[] = sizeIndicators(stated.sector)
      .filter((indicator) => stated[indicator] === null)
      .map((field) => ({ field, code: 'size_figure_missing', params: {} }));
    if (stated.year > Number(tx.today.slice(0, 4)))
      faults.push({ field: 'year', code: 'size_year_ahead', params: { value: stated.year } });
    if (found === null || faults.length > 0) throw invalidRequest(faults);
    const row = { ...figuresOf(stated), sizeClass: found };
    const before = await tx
      .repository(SizeStatement)
      .findOneBy({ enterpriseId, statedFor, year: stated.year });
    const id = before?.id ?? newId(tx.now.getTime());
    const statedBy = tx.actor.kind === 'PERSON' ? tx.actor.personId : null;
    await tx
      .repository(SizeStatement)
      .save({ id, enterpriseId, statedFor, ...row, statedAt: tx.now, statedBy });
    if (enterpriseId === statedFor)
      await tx.query(
        `UPDATE organisation SET size_class = $2, size_year = $3, version = version + 1
         WHERE id = $1 AND (size_year IS NULL OR size_year <= $3)`,
        [enterpriseId, found, stated.year],
      );
    await audit(tx, {
      action: 'SIZE_STATED',
      subjectType: 'size_statement',
      subjectId: id,
      organisationId: statedFor,
      before: before ? { ...figuresOf(before), sizeClass: before.sizeClass } : undefined,
      after: row,
    });
  }
}

function figuresOf({ year, sector, employees, revenueFen, assetsFen, evidence }: StateSizeDto): StateSizeDto {
  return { year, sector, employees, revenueFen, assetsFen, evidence };
}

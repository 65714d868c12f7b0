import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import {
  audit,
  auditAll,
  Database,
  type Language,
  newId,
  render,
  type RightsAct,
  sentenceOf,
  SYSTEM,
  type Tx,
  invalidRequest,
} from '#libs/platform';
import type { NewOrganisationDto, RegistrationDto, RegistrationReceivedDto } from './accounts.dto.js';
import { refuseAccount } from './accounts.errors.js';
import { Organisation } from './organisation.entity.js';
import { addMembership, creditCodeOf, createPerson, personFaults } from './people.js';

/** How organisations come to be: a licensee registers itself, the platform opens the others. */
@Injectable()
export class RegistrationsService {
  constructor(private readonly database: Database) {}

  /**
   * Registers a licensee and its first member, who signs for it. A credit code that is taken opens a claim instead.
   * The answer is the same where the sign-in name is taken: then nothing is written.
   */
  async register(request: RegistrationDto, language: Language): Promise<RegistrationReceivedDto> {
    const { organisation, person } = request;
    const { uscc, faults, warn } = creditCodeOf(organisation.kind, organisation.uscc, 'organisation.uscc');
    faults.push(...personFaults(person));
    if (faults.length > 0) throw invalidRequest(faults);
    await this.database.transaction(SYSTEM, async (tx) => {
      const personId = await createPerson(tx, person);
      if (!personId) return;
      const country = organisation.country?.toUpperCase() ?? 'CN';
      const id = await this.insert(tx, { ...organisation, uscc, country });
      if (id === null) {
        const taken = await byCode(tx, uscc);
        await this.openClaim(tx, taken.id, personId, organisation.name);
      } else {
        await addMembership(tx, personId, id, 'SIGNATORY');
        await addMembership(tx, personId, id, 'MEMBER');
      }
    });
    return {
      received: true,
      warnings: warn ? [warningOf('uscc_inner_differs', organisation.uscc ?? '', language)] : [],
    };
  }

  /** Opens an organisation of any kind: the platform's act. */
  async open(request: NewOrganisationDto): Promise<Organisation> {
    const { uscc, faults } = creditCodeOf(request.kind, request.uscc, 'uscc');
    if (faults.length > 0) throw invalidRequest(faults);
    return this.database.transaction(SYSTEM, async (tx) => {
      const id = await this.insert(tx, { ...request, uscc, country: 'CN' });
      if (id === null) throw refuseAccount.organisation_exists({ uscc });
      return tx.repository(Organisation).findOneByOrFail({ id });
    });
  }

  /**
   * The organisation that a letter or a file names: the one with its credit code, else a new one that nobody has
   * claimed yet. `field` is where the request names it. Of two that open one at once, the second gets what the first opened.
   */
  async findOrOpen(
    tx: Tx,
    named: { kind: Organisation['kind']; name: string; uscc?: string; country?: string; district?: string },
    field: string,
  ): Promise<Organisation> {
    const { uscc, known } = await this.find(tx, named, field);
    if (known) return known;
    const id = await this.insert(tx, { ...named, uscc, country: named.country?.toUpperCase() ?? 'CN' });
    return id === null ? byCode(tx, uscc) : tx.repository(Organisation).findOneByOrFail({ id });
  }

  /** The same without opening one; null: nobody with this credit code yet. */
  async find(
    tx: Tx,
    named: { kind: Organisation['kind']; uscc?: string },
    field: string,
  ): Promise<{ uscc: string | null; known: Organisation | null }> {
    const { uscc, faults } = creditCodeOf(named.kind, named.uscc, `${field}.uscc`);
    if (faults.length > 0) throw invalidRequest(faults);
    return { uscc, known: uscc ? await tx.repository(Organisation).findOneBy({ uscc }) : null };
  }

  /**
   * The same for the enterprises of a whole file, by their credit codes, which must be right ones, each named once; gives
   * back the ids by code. At most four statements for each 500.
   */
  async findOrOpenAll(tx: Tx, named: NamedEnterprise[]): Promise<Map<string, string>> {
    const ids = new Map<string, string>();
    // In one order, so that two files that open the same firms do not wait for each other.
    const inOrder = named.toSorted((one, other) => (one.uscc < other.uscc ? -1 : 1));
    for (let at = 0; at < inOrder.length; at += CHUNK) {
      const chunk = inOrder.slice(at, at + CHUNK);
      const codes = chunk.map(({ uscc }) => uscc);
      const find = async () => {
        const known = await tx.repository(Organisation).findBy({ uscc: In(codes) });
        for (const { uscc, id } of known) ids.set(uscc ?? '', id);
      };
      await find();
      const unknown = chunk.filter(({ uscc }) => !ids.has(uscc));
      if (unknown.length === 0) continue;
      await openNew(
        tx,
        unknown.map((one) => rowOf(tx, { kind: 'ENTERPRISE', country: 'CN', ...one })),
      );
      await find();
    }
    return ids;
  }

  /** Null where an organisation with this credit code is there, if only since this moment. */
  private async insert(tx: Tx, values: NewOrganisation): Promise<string | null> {
    const [id = null] = await openNew(tx, [rowOf(tx, values)]);
    return id;
  }

  private async openClaim(
    tx: Tx,
    organisationId: string,
    personId: string,
    statedName: string,
  ): Promise<void> {
    const id = newId(tx.now.getTime());
    await tx.query(
      `INSERT INTO claim (id, organisation_id, person_id, stated_name, state, created_at) VALUES ($1, $2, $3, $4, 'OPEN', $5)`,
      [id, organisationId, personId, statedName, tx.now],
    );
    await audit(tx, { action: 'CLAIM_OPENED', subjectType: 'claim', subjectId: id, organisationId });
  }
}

interface NewOrganisation {
  kind: Organisation['kind'];
  name: string;
  nameEn?: string;
  uscc: string | null;
  country: string;
  district?: string;
}
export interface NamedEnterprise {
  name: string;
  uscc: string;
  district?: string;
}
/** Organisations of one statement. */
const CHUNK = 500;

function rowOf(tx: Tx, { kind, name, nameEn, uscc, country, district }: NewOrganisation) {
  return {
    id: newId(tx.now.getTime()),
    kind,
    name,
    nameEn: nameEn ?? null,
    uscc,
    country,
    district: district ?? null,
    demonstration: false,
    createdAt: tx.now,
  };
}

/** Passes over credit codes that are taken; a record is opened once, and so is its leaf written. Gives back the ids. */
async function openNew(tx: Tx, rows: ReturnType<typeof rowOf>[]): Promise<string[]> {
  const inserting = tx.repository(Organisation).createQueryBuilder().insert().values(rows).orIgnore();
  const { raw } = await inserting.returning('id').execute();
  const opened = new Set((raw as { id: string }[]).map(({ id }) => id));
  await auditAll(
    tx,
    rows.filter(({ id }) => opened.has(id)).map((row) => openingOf(row)),
  );
  return [...opened];
}

function byCode(tx: Tx, uscc: string | null): Promise<Organisation> {
  return tx.repository(Organisation).findOneByOrFail({ uscc: uscc ?? '' });
}

function openingOf(row: ReturnType<typeof rowOf>): RightsAct {
  return {
    action: 'ORGANISATION_OPENED',
    subjectType: 'organisation',
    subjectId: row.id,
    after: { ...row, createdAt: row.createdAt.toISOString() },
  };
}

function warningOf(code: string, value: string, language: Language) {
  const sentence = sentenceOf(code);
  return { code, message: sentence ? render(sentence, { value }, language) : code };
}

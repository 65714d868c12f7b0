import { hashPassword, Membership, Organisation, Person } from '#libs/accounts';
import { Holding, Patent, PatentHolder, reindexLater } from '#libs/catalogue';
import { audit, newId, type Tx } from '#libs/platform';
import type { DemoData, DemoOrganisation, DemoPatent } from './demo-data.js';
import { DEMO_PASSWORD, signInNameOf } from './demo-sign-ins.js';

/** The ids that the records got, by the keys of the files. */
export interface DemoIds {
  organisations: Map<string, string>;
  people: Map<string, string>;
  patents: Map<string, string>;
}

/** Each person has a salt, and hashing is slow by design: before the transaction, side by side. */
export async function hashPasswords({ organisations }: DemoData): Promise<Map<string, string>> {
  const people = organisations.flatMap((organisation) => organisation.people);
  const hashes = await Promise.all(people.map(() => hashPassword(DEMO_PASSWORD)));
  return new Map(people.map(({ key }, at) => [key, hashes[at] ?? '']));
}

/** What rests on no legal act: who there is, and the public record of the patents. All of it, or nothing. */
export async function insertRecords(tx: Tx, data: DemoData, passwords: Map<string, string>): Promise<void> {
  for (const organisation of data.organisations) await insertOrganisation(tx, organisation, passwords);
  const { organisations } = await findIds(tx, data);
  const names = new Map(data.organisations.map(({ key, name }) => [key, name]));
  const patents = data.patents.map((patent) => ({ patent, row: patentRow(patent, names, tx.now) }));
  await tx.repository(Patent).insert(patents.map(({ row }) => row));
  const held = patents.flatMap(({ patent, row }) =>
    patent.owners.map((owner) => ({
      organisationId: organisations.get(owner) ?? '',
      patentId: row.id,
      owner,
      patent,
    })),
  );
  await tx
    .repository(PatentHolder)
    .insert(held.map(({ organisationId, patentId }) => ({ organisationId, patentId })));
  await tx.repository(Holding).insert(
    held.map(({ organisationId, patentId, owner, patent }, at) => ({
      id: newId(tx.now.getTime()),
      organisationId,
      patentId,
      internalNumber: `演示-${String(at + 1).padStart(3, '0')}`,
      // The college is one of the first owner's.
      college: owner === patent.owners[0] ? patent.college : null,
      createdAt: tx.now,
    })),
  );
  await reindexLater(
    tx,
    patents.map(({ row }) => row.id),
  );
}

export async function findIds(tx: Tx, data: DemoData): Promise<DemoIds> {
  const uscc = new Map((await tx.repository(Organisation).find()).map((row) => [row.uscc, row.id]));
  const names = new Map((await tx.repository(Person).find()).map((row) => [row.signInName, row.id]));
  const numbers = await tx.query<{ id: string; number: string }>(
    `SELECT id, application_number AS number FROM patent WHERE authority = 'CN' AND application_number = ANY ($1)`,
    [data.patents.map(({ applicationNumber }) => applicationNumber)],
  );
  const patents = new Map(numbers.map(({ id, number }) => [number, id]));
  return {
    organisations: new Map(data.organisations.map((one) => [one.key, uscc.get(one.uscc) ?? ''])),
    people: new Map(
      data.organisations.flatMap((one) =>
        one.people.map((person) => [person.key, names.get(signInNameOf(one, person)) ?? '']),
      ),
    ),
    patents: new Map(data.patents.map((one) => [one.key, patents.get(one.applicationNumber) ?? ''])),
  };
}

async function insertOrganisation(
  tx: Tx,
  data: DemoOrganisation,
  passwords: Map<string, string>,
): Promise<void> {
  const { kind, name, nameEn, uscc, district } = data;
  const organisation = {
    id: newId(tx.now.getTime()),
    kind,
    name,
    nameEn,
    uscc,
    district,
    country: 'CN',
    demonstration: true,
  };
  await tx.repository(Organisation).insert({ ...organisation, createdAt: tx.now });
  await audit(tx, {
    action: 'ORGANISATION_OPENED',
    subjectType: 'organisation',
    subjectId: organisation.id,
    after: { ...organisation, createdAt: tx.now.toISOString() },
  });
  for (const person of data.people) {
    const personId = newId(tx.now.getTime());
    await tx.repository(Person).insert({
      id: personId,
      name: person.name,
      signInName: signInNameOf(data, person),
      passwordHash: passwords.get(person.key) ?? '',
      language: 'zh',
      createdAt: tx.now,
    });
    await tx.repository(Membership).insert(
      person.roles.map((role) => ({
        id: newId(tx.now.getTime()),
        personId,
        organisationId: organisation.id,
        role,
        createdAt: tx.now,
      })),
    );
  }
}

function patentRow(
  { key: _key, owners, college: _college, sheet: _sheet, ...patent }: DemoPatent,
  names: Map<string, string>,
  now: Date,
) {
  const owned = owners.map((owner) => names.get(owner) ?? owner);
  const { applicationNumber, kind, title, titleEn, abstract, abstractEn, firstClaim, locarno, inventors } =
    patent;
  const { filingDay, publicationDay, publicationNumber, grantDay, grantNumber, legalStatus, legalStatusDay } =
    patent;
  return {
    id: newId(now.getTime()),
    authority: 'CN',
    applicationNumber,
    kind,
    title,
    titleEn,
    abstract,
    abstractEn,
    firstClaim,
    applicants: owned,
    // A pending application has no patentee yet.
    patentees: grantDay ? owned : [],
    inventors,
    ipcMain: patent.ipc?.[0] ?? null,
    ipc: patent.ipc ?? [],
    locarno: locarno ?? null,
    filingDay,
    publicationDay,
    publicationNumber,
    grantDay,
    grantNumber,
    legalStatus,
    legalStatusDay,
    createdAt: now,
    updatedAt: now,
  };
}

import { expiryDay } from '#libs/catalogue';
import type { LegalDay, Tx } from '#libs/platform';
import { advertisingFindings } from './advertising.js';
import type { Declaration } from './declaration.entity.js';
import type { DeclarationsRepository, PatentFacts } from './declarations.repository.js';
import { feeRationaleFindings, validateFee } from './fees.js';
import { gate, type GateResult } from './gate.js';
import { type GateFacts, grantedBy, sameName } from './gate.facts.js';
import type { Finding } from './messages.js';
import { voidTermFindings } from './void-terms.js';

/** The last day a term may have: the last day of protection (CC 865). Null where the record does not tell. */
export function lastTermDay(patent: PatentFacts): LegalDay | null {
  return patent.filingDay ? expiryDay(patent.kind, patent.filingDay) : null;
}

/** What is wrong or doubtful about the statement itself (IR 85.2, 85.3, G ch.11 §3.3). */
export function statementFindings(declaration: Declaration, patent: PatentFacts, today: LegalDay): Finding[] {
  const { feeMethod, feeParameters, capReason, termEnd, contact, feeRationale, otherMatters } = declaration;
  const findings = validateFee(feeMethod, feeParameters, { capReason });
  const expiry = lastTermDay(patent);
  if (expiry && termEnd >= expiry) findings.push(error('termEnd', 'term_beyond_patent', { termEnd, expiry }));
  if (termEnd <= today) findings.push(error('termEnd', 'term_in_past', { termEnd }));
  if (!contact.phone && !contact.email && !contact.address)
    findings.push(error('contact', 'contact_required', {}));
  if (!feeRationale?.trim())
    findings.push({ severity: 'ERROR', field: 'feeRationale', code: 'fee_rationale_required', params: {} });
  else
    findings.push(
      ...feeRationaleFindings(feeRationale),
      ...advertisingFindings('feeRationale', feeRationale),
    );
  if (otherMatters)
    findings.push(
      ...advertisingFindings('otherMatters', otherMatters),
      ...voidTermFindings('otherMatters', otherMatters),
    );
  return findings;
}

function error(field: string, code: Finding['code'], params: Finding['params']): Finding {
  return { severity: 'ERROR', field, code, params };
}

/** The facts of the gate as our records hold them now. */
export async function gateFacts(
  tx: Tx,
  repository: DeclarationsRepository,
  declarationId: string,
  patent: PatentFacts,
  declarantName: string,
): Promise<GateFacts> {
  return {
    authority: patent.authority,
    kind: patent.kind,
    legalStatus: patent.legalStatus,
    legalStatusDay: patent.legalStatusDay,
    granted: grantedBy(patent),
    currentPatentees: patent.patentees,
    declarantName,
    suspendedSince: patent.suspendedSince,
    evaluationReport: null,
    statements: await repository.statements(tx, declarationId),
  };
}

export async function runGate(...args: Parameters<typeof gateFacts>): Promise<GateResult> {
  return gate(await gateFacts(...args));
}

/** The other patentees; each must consent to declaring and to withdrawing (G ch.11 §3.2, §4). */
export function coOwners(patent: PatentFacts, declarantName: string): string[] {
  return patent.patentees.filter((name) => !sameName(name, declarantName));
}

export function missingConsents(
  patent: PatentFacts,
  declarantName: string,
  consents: readonly { coOwner: string; purpose: string }[],
  purpose: 'DECLARE' | 'WITHDRAW',
): string[] {
  const given = consents.filter((consent) => consent.purpose === purpose);
  return coOwners(patent, declarantName).filter(
    (name) => !given.some(({ coOwner }) => sameName(coOwner, name)),
  );
}

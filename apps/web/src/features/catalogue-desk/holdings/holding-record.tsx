import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useOutletContext } from 'react-router';
import { type Holding, oneHolding } from '../../../api/desk';
import { hasRole, type Membership } from '../../../app/session';
import { Facts } from '../../../shared/data-list';
import { pathTo } from '../../../shared/paths';
import { Loaded } from '../../../shared/states';
import { Day, FeeInWords } from '../../../shared/values';
import { Annuities } from './annuities';
import { Documents } from './documents';
import { History } from './history';
import { HoldingNotes } from './holding-notes';
import { LegalEvents } from './legal-events';
import { Patentees } from './patentees';
import { PlainSheet } from './plain-sheet';

/** One patent of the desk: the public record, and what this organisation alone knows of it. */
export function HoldingRecord({ patentId }: { patentId: string }) {
  const membership = useOutletContext<Membership>();
  const query = useQuery(oneHolding(membership.organisationId, patentId));
  const mayWrite = hasRole(membership, 'UNIVERSITY_CLERK', 'CENTRE_STAFF');
  return (
    <Loaded query={query} page>
      {(holding) => (
        <>
          <Offer holding={holding} organisationId={membership.organisationId} mayWrite={mayWrite} />
          <PlainSheet
            key={`sheet ${holding.patentId}`}
            patentId={holding.patentId}
            organisationId={membership.organisationId}
            mayWrite={mayWrite}
          />
          <Documents
            key={`documents ${holding.patentId}`}
            patentId={holding.patentId}
            organisationId={membership.organisationId}
            mayWrite={mayWrite}
          />
          <Annuities
            key={`annuities ${holding.patentId}`}
            patentId={holding.patentId}
            organisationId={membership.organisationId}
            mayWrite={mayWrite}
          />
          <HoldingNotes
            key={holding.patentId}
            holding={holding}
            organisationId={membership.organisationId}
            mayWrite={mayWrite}
          />
          <Record holding={holding} />
          <Patentees holding={holding} organisationId={membership.organisationId} mayWrite={mayWrite} />
          <History
            key={`history ${holding.patentId}`}
            patentId={holding.patentId}
            organisationId={membership.organisationId}
          />
          <LegalEvents holding={holding} organisationId={membership.organisationId} mayWrite={mayWrite} />
        </>
      )}
    </Loaded>
  );
}

interface Props {
  holding: Holding;
  organisationId: string;
  mayWrite: boolean;
}

function Offer({ holding: { patent }, organisationId, mayWrite }: Props) {
  const { t } = useTranslation();
  const { offer } = patent;
  if (offer)
    return (
      <section className="kx-part">
        <p>
          {t('holdings:offered')} <FeeInWords method={offer.feeMethod} parameters={offer.feeParameters} /> ·{' '}
          {offer.declarationNumber}
        </p>
        <div className="kx-actions">
          {offer.licensorId === organisationId && (
            <Link to={`/desk/${organisationId}/declarations/${offer.declarationId}`}>
              {t('holdings:toDeclaration')}
            </Link>
          )}
          <Link to={pathTo.patent(patent.id)}>{t('holdings:publicPage')}</Link>
        </div>
      </section>
    );
  return (
    <div className="kx-actions">
      {mayWrite && (
        <Link
          className="kx-button kx-button-strong"
          to={`/desk/${organisationId}/declarations/new/${patent.id}`}
        >
          {t('holdings:draft')}
        </Link>
      )}
      <Link className="kx-button" to={pathTo.patent(patent.id)}>
        {t('holdings:publicPage')}
      </Link>
    </div>
  );
}

function Record({ holding: { patent } }: { holding: Holding }) {
  const { t } = useTranslation();
  const comma = t('licensing:listComma');
  return (
    <section className="kx-part">
      <h2>{t('patent:record')}</h2>
      <Facts
        items={[
          [t('patent:fact.applicationNumber'), <span className="kx-number">{patent.applicationNumber}</span>],
          [t('holdings:column.kind'), t(`patent:kind.${patent.kind}`)],
          [t('patent:fact.filingDay'), <Day day={patent.filingDay} />],
          [t('patent:fact.grant'), [patent.grantNumber, patent.grantDay].filter(Boolean).join(' · ') || null],
          [t('patent:fact.expiry'), <Day day={patent.expiry.expiryDay} />],
          [t('patent:fact.applicants'), patent.applicants.join(comma) || null],
          [t('patent:fact.inventors'), patent.inventors.join(comma) || null],
          [
            t('patent:fact.ipc'),
            [...new Set([patent.ipcMain, ...patent.ipc])].filter(Boolean).join(comma) || null,
          ],
        ]}
      />
    </section>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useOutletContext, useParams } from 'react-router';
import { type Declaration, oneDeclaration } from '../../../api/licensing';
import { hasRole, type Membership } from '../../../app/session';
import { CopyField } from '../../../shared/copy-field';
import { Facts } from '../../../shared/data-list';
import { Page, Section } from '../../../shared/page';
import { Loaded } from '../../../shared/states';
import { Day } from '../../../shared/values';
import '../licensing.css';
import { titleOf } from '../acceptance/acceptance-step';
import { TermsList } from '../terms-list';
import { DeclarationState } from '../words';
import { Acts } from './acts';
import { Consents } from './consents';
import { DraftEditor } from './draft-editor';
import { FindingsContext, FindingsSummary } from './findings';
import { GateList } from './gate-list';
import { DeclarationTimeLine } from './time-line';

/** One declaration: its statement, what stands in its way, who has consented, what happened, what is next. */
export function DeclarationPage() {
  const membership = useOutletContext<Membership>();
  const { declarationId = '' } = useParams();
  const query = useQuery(oneDeclaration(membership.organisationId, declarationId));
  return (
    <Loaded query={query} page>
      {(declaration) => <Record key={declaration.id} declaration={declaration} membership={membership} />}
    </Loaded>
  );
}

function Record({ declaration, membership }: { declaration: Declaration; membership: Membership }) {
  const { t } = useTranslation();
  const { patent } = declaration;
  const mayEdit = hasRole(membership, 'UNIVERSITY_CLERK', 'CENTRE_STAFF');
  return (
    <FindingsContext value={declaration.findings}>
      <Page
        title={titleOf(patent)}
        windowTitle={`${titleOf(patent)} · ${t('declaration:one')}`}
        lead={
          <>
            <DeclarationState state={declaration.state} /> {t(`declaration:means.${declaration.state}`)}
          </>
        }
      >
        <Acts declaration={declaration} membership={membership} />
        <Section title={t('declaration:form.title')}>
          {declaration.state === 'DRAFT' && <FindingsSummary findings={declaration.findings} />}
          {declaration.state === 'DRAFT' && mayEdit ? (
            <DraftEditor declaration={declaration} organisationId={membership.organisationId} />
          ) : (
            <Statement declaration={declaration} />
          )}
        </Section>
        {declaration.gate.length > 0 && (
          <GateList declaration={declaration} membership={membership} mayState={mayEdit} />
        )}
        <Consents declaration={declaration} organisationId={membership.organisationId} mayAdd={mayEdit} />
        <Section title={t('declaration:patent')}>
          <Facts
            items={[
              [
                t('licensing:term.applicationNumber'),
                <Link to={`/desk/${membership.organisationId}/patents/${patent.id}`}>
                  {patent.applicationNumber}
                </Link>,
              ],
              [t('declaration:kind'), t(`patent:kind.${patent.kind}`)],
              [t('patent:legalStatus'), t(`patent:status.${patent.legalStatus}`)],
              [t('licensing:term.patentees'), patent.patentees.join(t('licensing:listComma'))],
              [t('patent:fact.expiry'), <Day day={patent.expiryDay} />],
            ]}
          />
        </Section>
        <Section title={t('declaration:events')}>
          <DeclarationTimeLine events={declaration.events} organisationId={membership.organisationId} />
        </Section>
      </Page>
    </FindingsContext>
  );
}

/** What was written, when it may not be changed here any more. */
function Statement({ declaration }: { declaration: Declaration }) {
  const { t } = useTranslation();
  const { id, feeRationale, capReason, termsHash, licences } = declaration;
  return (
    <>
      <TermsList
        terms={{
          declarationNumber: declaration.declarationNumber ?? t('declaration:noNumber'),
          applicationNumber: declaration.patent.applicationNumber,
          patentees: declaration.patent.patentees,
          feeMethod: declaration.feeMethod,
          feeParameters: declaration.feeParameters,
          firstPaymentDays: declaration.firstPaymentDays ?? undefined,
          termEnd: declaration.termEnd,
          contact: declaration.contact,
          payee: declaration.payee ?? undefined,
          otherMatters: declaration.otherMatters ?? undefined,
        }}
      />
      <Facts
        items={[
          [t('declaration:form.rationale'), <span className="kx-lines">{feeRationale ?? '—'}</span>],
          ...(capReason ? ([[t('declaration:form.capReason'), capReason]] as const) : []),
          [t('declaration:column.licences'), licences],
          ...(termsHash
            ? ([
                [
                  t('acceptance:check.hash'),
                  <CopyField label={t('acceptance:check.hash')} text={termsHash} />,
                ],
                [t('declaration:publicPage'), <Link to={`/offers/${id}`}>{`/offers/${id}`}</Link>],
              ] as const)
            : []),
        ]}
      />
    </>
  );
}

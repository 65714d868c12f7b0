import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useLocation, useParams } from 'react-router';
import { type Licence, oneLicence, termsOf } from '../../../api/licensing';
import { useDemonstration } from '../../../app/demonstration';
import { useSession } from '../../../app/session';
import { CopyField } from '../../../shared/copy-field';
import { Facts } from '../../../shared/data-list';
import { Section } from '../../../shared/page';
import { pathTo } from '../../../shared/paths';
import { Loaded, PageSkeleton } from '../../../shared/states';
import { Day, Minute, Money } from '../../../shared/values';
import { Contact, Payee } from '../terms-list';
import { AcceptanceStep, partyName } from './acceptance-step';

/** Screen three: that the notice was sent, and what happens next, who does it and by when. */
export function ReceiptPage() {
  const { organisationId = '', licenceId = '' } = useParams();
  const session = useSession();
  const { pathname } = useLocation();
  const query = useQuery({ ...oneLicence(organisationId, licenceId), enabled: Boolean(session) });
  useDemonstration(query.data?.licensor.demonstration);
  if (session === undefined) return <PageSkeleton />;
  if (session === null) return <Navigate to={pathTo.signIn(pathname)} replace />;
  return (
    <Loaded query={query} page>
      {(licence) => <Receipt licence={licence} organisationId={organisationId} />}
    </Loaded>
  );
}

function Receipt({ licence, organisationId }: { licence: Licence; organisationId: string }) {
  const { t } = useTranslation();
  const terms = termsOf(licence);
  const waiting = licence.state === 'NOTIFIED';
  const ended = ['LAPSED', 'EXPIRED', 'TERMINATED'].includes(licence.state);
  return (
    <AcceptanceStep
      offer={licence}
      step="receipt"
      actions={<Button onClick={() => window.print()}>{t('acceptance:receipt.print')}</Button>}
    >
      <section className="kx-panel kx-receipt" aria-labelledby="receipt-state">
        <h2 id="receipt-state">{t(`licensing:state.${licence.state}`)}</h2>
        <p>
          {ended
            ? t(`licence:means.${licence.state}`)
            : t(waiting ? 'acceptance:receipt.sent' : 'acceptance:receipt.effective', {
                university: partyName(licence.licensor),
                day: licence.effectiveDay ?? '',
              })}
        </p>
        {licence.effectiveBasis === 'NOTHING_DUE' && (
          <p className="kx-note">{t('acceptance:receipt.unconfirmedReading')}</p>
        )}
      </section>
      {!ended && (
        <Section title={t('acceptance:receipt.next')}>
          <ol className="kx-next">
            {waiting ? (
              <WhileWaiting licence={licence} organisationId={organisationId} />
            ) : (
              <OnceEffective licence={licence} />
            )}
          </ol>
          <div className="kx-actions kx-no-print">
            <Link className="kx-button kx-button-strong" to={pathTo.licence(organisationId, licence.id)}>
              {t(waiting ? 'acceptance:receipt.toSlip' : 'acceptance:receipt.toLicence')}
            </Link>
          </div>
        </Section>
      )}
      <Section title={t('acceptance:receipt.record')}>
        <Facts
          items={[
            [t('acceptance:receipt.number'), <span className="kx-number-wrap">{licence.id}</span>],
            [t('acceptance:receipt.at'), <Minute at={licence.noticeReceivedAt} />],
            [t('acceptance:receipt.from'), partyName(licence.licensee)],
            [t('acceptance:receipt.to'), partyName(licence.licensor)],
            [t('licensing:term.applicationNumber'), licence.applicationNumber],
            [t('licensing:term.declarationNumber'), terms.declarationNumber],
            [t('licensing:term.termEnd'), <Day day={licence.termEnd} />],
            [t('licensing:term.contact'), <Contact contact={terms.contact} />],
            [
              t('acceptance:check.hash'),
              <>
                <span className="kx-print-only kx-number-wrap">{licence.termsHash}</span>
                <CopyField label={t('acceptance:check.hash')} text={licence.termsHash} />
              </>,
            ],
          ]}
        />
      </Section>
    </AcceptanceStep>
  );
}

function WhileWaiting({ licence, organisationId }: { licence: Licence; organisationId: string }) {
  const { t } = useTranslation();
  const terms = termsOf(licence);
  return (
    <>
      <Next
        who={partyName(licence.licensee)}
        by={licence.dueDay ? <Day day={licence.dueDay} /> : t('licensing:notAgreed')}
      >
        {t('acceptance:receipt.pay')} <Money fen={licence.dueFen} />
        {terms.payee ? (
          <>
            {t('acceptance:receipt.payTo')} <Payee payee={terms.payee} />
          </>
        ) : (
          <>
            {t('acceptance:receipt.askPayee')} <Contact contact={terms.contact} />
          </>
        )}
      </Next>
      <Next who={partyName(licence.licensee)} by={t('acceptance:receipt.afterPaying')}>
        <Link to={pathTo.licence(organisationId, licence.id)}>{t('acceptance:receipt.slip')}</Link>
      </Next>
      <Next who={partyName(licence.licensor)} by={t('acceptance:receipt.afterSlip')}>
        {t('acceptance:receipt.confirm')}
      </Next>
      <Next who={t('acceptance:receipt.kaixu')} by={t('acceptance:receipt.onPayment')}>
        {t('acceptance:receipt.takesEffect')}
      </Next>
      <Next who={t('acceptance:receipt.either')} by={t('acceptance:receipt.threeMonths')}>
        {t('acceptance:receipt.recordal')}
      </Next>
    </>
  );
}

function OnceEffective({ licence }: { licence: Licence }) {
  const { t } = useTranslation();
  return (
    <>
      <Next who={t('acceptance:receipt.kaixu')} by={t('acceptance:receipt.shortly')}>
        {t('acceptance:receipt.proof')}
      </Next>
      <Next who={t('acceptance:receipt.either')} by={<Day day={licence.recordalDueDay} />}>
        {t('acceptance:receipt.recordal')}
      </Next>
      {termsOf(licence).feeMethod === 'RUNNING' && (
        <Next who={partyName(licence.licensee)} by={t('acceptance:receipt.yearly')}>
          {t('acceptance:receipt.royalty')}
        </Next>
      )}
    </>
  );
}

function Next({ who, by, children }: { who: string; by: ReactNode; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <li>
      <p>{children}</p>
      <p className="kx-second">
        {t('acceptance:receipt.who')} {who} · {t('acceptance:receipt.by')} {by}
      </p>
    </li>
  );
}

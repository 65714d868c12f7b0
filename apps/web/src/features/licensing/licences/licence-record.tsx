import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useOutletContext } from 'react-router';
import { type Licence, oneLicence, termsOf } from '../../../api/licensing';
import type { Membership } from '../../../app/session';
import { CopyField } from '../../../shared/copy-field';
import { Facts } from '../../../shared/data-list';
import { pathTo } from '../../../shared/paths';
import { Loaded } from '../../../shared/states';
import { Day, Minute, Money } from '../../../shared/values';
import { partyName } from '../acceptance/acceptance-step';
import { Payee, TermsList } from '../terms-list';
import { LicenceState } from '../words';
import { LapseNotice } from './lapse-notice';
import { Payments } from './payments';
import { Recordals } from './recordals';

/** One licence with everything that either party may do about it. */
export function LicenceRecord({ licenceId }: { licenceId: string }) {
  const membership = useOutletContext<Membership>();
  const query = useQuery({
    ...oneLicence(membership.organisationId, licenceId),
    // The proof is made by a job a moment after the effect.
    refetchInterval: ({ state }) => (state.data?.effectiveDay && !state.data.proofReady ? 3000 : false),
  });
  return (
    <Loaded query={query} page>
      {(licence) => (
        <>
          <State licence={licence} />
          <Payments licence={licence} membership={membership} />
          <Proof licence={licence} organisationId={membership.organisationId} />
          <Recordals licence={licence} membership={membership} />
          <Days licence={licence} />
          <LapseNotice licence={licence} membership={membership} />
          <Terms licence={licence} />
        </>
      )}
    </Loaded>
  );
}

function State({ licence }: { licence: Licence }) {
  const { t } = useTranslation();
  return (
    <section className="kx-part" aria-label={t('licence:column.state')}>
      <div>
        <LicenceState state={licence.state} />
      </div>
      <p>{t(`licence:means.${licence.state}`)}</p>
      {licence.flags.map((flag) => (
        <div className="kx-note" key={flag}>
          <strong>{t(`licensing:flag.${flag}.name`)}</strong>
          <p>{t(`licensing:flag.${flag}.means`)}</p>
        </div>
      ))}
      {licence.unconfirmedPayment && <p className="kx-note">{t('licensing:flag.UNCONFIRMED.means')}</p>}
      {licence.effectiveBasis === 'NOTHING_DUE' && (
        <p className="kx-note">{t('acceptance:receipt.unconfirmedReading')}</p>
      )}
    </section>
  );
}

function Proof({ licence, organisationId }: { licence: Licence; organisationId: string }) {
  const { t } = useTranslation();
  if (!licence.effectiveDay) return null;
  return (
    <section className="kx-part">
      <h2>{t('licence:proof.title')}</h2>
      {licence.proofReady ? (
        <div className="kx-actions">
          <a
            className="kx-button"
            href={`/api/v1/organisations/${organisationId}/licences/${licence.id}/proof`}
            target="_blank"
            rel="noreferrer"
          >
            {t('licence:proof.download')}
          </a>
          {licence.proofCode && <Link to={`/verify/${licence.proofCode}`}>{t('licence:proof.verify')}</Link>}
        </div>
      ) : (
        <p className="kx-second" role="status">
          {t('licence:proof.making')}
        </p>
      )}
    </section>
  );
}

function Days({ licence }: { licence: Licence }) {
  const { t } = useTranslation();
  return (
    <section className="kx-part">
      <h2>{t('licence:days')}</h2>
      <Facts
        items={[
          [t('licence:fact.licensor'), partyName(licence.licensor)],
          [t('licence:fact.licensee'), partyName(licence.licensee)],
          [
            t('licence:fact.notice'),
            <>
              <Day day={licence.noticeDay} /> · {t(`licence:channel.${licence.channel}`)} ·{' '}
              {t('licence:fact.receivedAt')} <Minute at={licence.noticeReceivedAt} />
            </>,
          ],
          ...(licence.dueFen > 0
            ? ([
                [
                  t('licence:fact.due'),
                  <>
                    <Money fen={licence.dueFen} /> ·{' '}
                    {licence.dueDay ? <Day day={licence.dueDay} /> : t('licensing:notAgreed')}
                  </>,
                ],
                [t('licensing:term.payee'), <Payee payee={termsOf(licence).payee} />],
              ] as const)
            : []),
          ...(licence.effectiveDay
            ? ([
                [
                  t('licence:fact.effective'),
                  <>
                    <Day day={licence.effectiveDay} />
                    {licence.effectiveRecordedAt && (
                      <span className="kx-second">
                        {' · '}
                        {t('licence:fact.recordedAt')} <Minute at={licence.effectiveRecordedAt} />
                      </span>
                    )}
                  </>,
                ],
              ] as const)
            : []),
          [t('licensing:term.termEnd'), <Day day={licence.termEnd} />],
          ...(licence.crossBorder
            ? ([[t('licence:fact.crossBorder'), t('licence:fact.crossBorderMeans')]] as const)
            : []),
          ...(licence.endedDay
            ? ([
                [
                  t('licence:fact.ended'),
                  <>
                    <Day day={licence.endedDay} /> {licence.endReason && <>· {licence.endReason}</>}
                  </>,
                ],
              ] as const)
            : []),
        ]}
      />
      <p>
        <Link to={pathTo.patent(licence.patentId)}>{t('licence:toPatent')}</Link>
      </p>
    </section>
  );
}

function Terms({ licence }: { licence: Licence }) {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t('licence:terms')}</summary>
      <TermsList terms={termsOf(licence)} />
      <p>{t('acceptance:check.hash')}</p>
      <CopyField label={t('acceptance:check.hash')} text={licence.termsHash} />
    </details>
  );
}

import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { type StandingOffer, termsOf } from '../../../api/licensing';
import { Facts } from '../../../shared/data-list';
import { Section } from '../../../shared/page';
import { pathTo } from '../../../shared/paths';
import { Day, FeeInWords, Money, Price } from '../../../shared/values';
import { Contact, PayWithin } from '../terms-list';
import { AcceptanceStep, partyName, WithOffer } from './acceptance-step';

/** Screen one: what is offered, by whom, for what price and within which limits. Nothing happens by reading it. */
export function OfferPage() {
  return <WithOffer>{(offer) => <Offer offer={offer} />}</WithOffer>;
}

function Offer({ offer }: { offer: StandingOffer }) {
  const { t } = useTranslation();
  const terms = termsOf(offer);
  // Where somebody comes from (a meeting, a match) goes along to the notice.
  const { search } = useLocation();
  return (
    <AcceptanceStep offer={offer} step="offer">
      <div className="kx-side kx-offer">
        <Section title={t('acceptance:limits')}>
          <Facts
            items={[
              [t('acceptance:fact.licensor'), partyName(offer.licensor)],
              [t('acceptance:fact.patentees'), terms.patentees.join(t('licensing:listComma'))],
              [t('acceptance:fact.kind'), t('acceptance:fact.kindIs')],
              [t('acceptance:fact.territory'), t('acceptance:fact.territoryIs')],
              [t('acceptance:fact.sublicence'), t('acceptance:fact.sublicenceIs')],
              [t('acceptance:fact.termEnd'), <Day day={offer.termEnd} />],
              [t('acceptance:fact.recordal'), t('acceptance:fact.recordalIs')],
              [t('acceptance:fact.announced'), <Announced offer={offer} number={terms.declarationNumber} />],
              [t('acceptance:fact.contact'), <Contact contact={terms.contact} />],
              [
                t('acceptance:fact.patent'),
                <Link to={pathTo.patent(offer.patentId)}>{offer.applicationNumber}</Link>,
              ],
            ]}
          />
        </Section>
        <aside className="kx-panel kx-offer-price" aria-label={t('acceptance:price')}>
          <p className="kx-second">{t('offer:yearOne')}</p>
          <Price method={offer.feeMethod} yearOneFen={offer.yearOneFen} />
          <p>
            <FeeInWords method={offer.feeMethod} parameters={offer.feeParameters} />
          </p>
          <Facts
            items={[
              [
                t('acceptance:fact.due'),
                offer.dueFen === 0 ? t('acceptance:fact.nothingDue') : <Money fen={offer.dueFen} />,
              ],
              [t('acceptance:fact.payWithin'), <PayWithin days={terms.firstPaymentDays} />],
            ]}
          />
          <p className="kx-second">{offer.workedExample}</p>
          {offer.pausedReason && (
            <p className="kx-warn">{t('acceptance:pausedBefore', { bars: offer.pausedReason })}</p>
          )}
          <Link className="kx-button kx-button-strong" to={`/offers/${offer.declarationId}/notice${search}`}>
            {t('acceptance:continue')}
          </Link>
          <p className="kx-second">{t('acceptance:continueMeans')}</p>
        </aside>
      </div>
    </AcceptanceStep>
  );
}

function Announced({ offer, number }: { offer: StandingOffer; number: string }) {
  return (
    <>
      {number} · <Day day={offer.announcedDay} />
    </>
  );
}

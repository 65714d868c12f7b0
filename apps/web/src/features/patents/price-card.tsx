import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Patent } from '../../api/catalogue';
import { Facts } from '../../shared/data-list';
import { pathTo } from '../../shared/paths';
import { Missing } from '../../shared/result-card';
import { Day, FeeInWords, Price } from '../../shared/values';

interface Contact {
  name?: string;
  phone?: string;
  email?: string;
}

/** Who licenses, what the first year costs, how it is paid, the limits, until when, whom to call. */
export function PriceCard({ patent }: { patent: Patent }) {
  const { t } = useTranslation();
  const { offer } = patent;
  if (!offer)
    return (
      <aside className="kx-panel kx-price-card" aria-label={t('patent:offer')}>
        <h2>{t('offer:none')}</h2>
        <p>{t('patent:noOffer')}</p>
      </aside>
    );
  const contact = (offer.terms['contact'] ?? {}) as Contact;
  const payWithin = offer.terms['firstPaymentDays'] as number | undefined;
  return (
    <aside className="kx-panel kx-price-card" aria-label={t('patent:offer')}>
      <p className="kx-second">{t('offer:yearOne')}</p>
      <Price method={offer.feeMethod} yearOneFen={offer.yearOneFen} />
      <p>
        <FeeInWords method={offer.feeMethod} parameters={offer.feeParameters} />
      </p>
      <Missing items={offer.missing} />
      {offer.pausedReason && <p className="kx-warn">{t('patent:paused', { reason: offer.pausedReason })}</p>}
      <Link className="kx-button kx-button-strong" to={pathTo.offer(offer.declarationId)}>
        {t('patent:readTerms')}
      </Link>
      <p className="kx-second">{t('patent:whatTheButtonDoes')}</p>
      <Facts
        items={[
          [t('patent:terms.licensor'), offer.licensor],
          [t('patent:terms.scope'), t('patent:terms.scopeIs')],
          [
            t('patent:terms.payWithin'),
            payWithin === undefined
              ? t('patent:terms.notAgreed')
              : t('patent:terms.days', { count: payWithin }),
          ],
          [t('patent:terms.termEnd'), <Day day={offer.termEnd} />],
          [t('patent:terms.announced'), <Day day={offer.announcedDay} />],
          [t('patent:terms.number'), offer.declarationNumber],
          [
            t('patent:terms.contact'),
            [contact.name, contact.phone, contact.email].filter(Boolean).join(' · ') || null,
          ],
        ]}
      />
      {offer.feeRationale && (
        <details>
          <summary>{t('patent:terms.rationale')}</summary>
          <p className="kx-reading">{offer.feeRationale}</p>
        </details>
      )}
    </aside>
  );
}

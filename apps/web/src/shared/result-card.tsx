import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import type { PatentCard, Segment } from '../api/catalogue';
import { currentLanguage } from '../app/language';
import { BasketButton } from './basket';
import { pathTo } from './paths';
import { FeeInWords, Price } from './values';

/** One patent in a list: what it is, whose, what it does, what the first year costs and how it is paid. */
export function ResultCard({
  patent,
  heading: Heading = 'h2',
}: {
  patent: PatentCard;
  heading?: 'h2' | 'h3';
}) {
  const { t } = useTranslation();
  const { offer } = patent;
  const english = currentLanguage() === 'en' && patent.titleEn;
  return (
    <article className="kx-panel kx-result" data-list-item>
      <div className="kx-result-what">
        <Heading className="kx-result-title">
          <Link to={pathTo.patent(patent.id)}>
            {english ? patent.titleEn : <Marked segments={patent.titleSegments} otherwise={patent.title} />}
          </Link>
        </Heading>
        {english && (
          <p className="kx-second" lang="zh-CN">
            {patent.title}
          </p>
        )}
        <p className="kx-second kx-dots">
          <span>{universityNames(patent.universities)}</span>
          <span>{t(`patent:kind.${patent.kind}`)}</span>
          <span className="kx-number">{patent.applicationNumber}</span>
          <RemainingLife months={patent.remainingMonths} />
        </p>
        <p className="kx-result-summary">
          <Marked segments={patent.summary} />
        </p>
      </div>
      <div className="kx-result-offer">
        {offer ? (
          <>
            <span className="kx-second">{t('offer:yearOne')}</span>
            <Price method={offer.feeMethod} yearOneFen={offer.yearOneFen} />
            <span>
              <FeeInWords method={offer.feeMethod} parameters={offer.feeParameters} />
            </span>
            {offer.pausedReason && <span className="kx-warn">{t('offer:paused')}</span>}
            <Missing items={offer.missing} />
            <Link className="kx-button" to={pathTo.patent(patent.id)}>
              {t('offer:seeTermsButton')}
            </Link>
          </>
        ) : (
          <span className="kx-second">{t('offer:none')}</span>
        )}
        <BasketButton patentId={patent.id} title={patent.title} />
      </div>
    </article>
  );
}

export function Missing({ items }: { items: readonly string[] }) {
  const { t } = useTranslation();
  if (items.length === 0) return null;
  return (
    <span className="kx-second">
      {items.map((item) => t(`offer:missing.${item}`, { defaultValue: item })).join(t('frame:comma'))}
    </span>
  );
}

export function Marked({
  segments,
  otherwise = '',
}: {
  segments: readonly Segment[] | undefined;
  otherwise?: string;
}) {
  if (!segments || segments.length === 0) return <>{otherwise}</>;
  return (
    <>
      {segments.map(({ text, hit }, at) =>
        hit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
      )}
    </>
  );
}

export function RemainingLife({ months }: { months: number | null }) {
  const { t } = useTranslation();
  if (months === null) return null;
  if (months <= 0) return <span>{t('patent:life.over')}</span>;
  const years = Math.floor(months / 12);
  return (
    <span>
      {years > 0 ? t('patent:life.years', { count: years }) : t('patent:life.months', { count: months })}
    </span>
  );
}

export function universityNames(universities: PatentCard['universities']): string {
  const english = currentLanguage() === 'en';
  return universities.map(({ name, nameEn }) => (english && nameEn) || name).join(english ? ', ' : '、');
}

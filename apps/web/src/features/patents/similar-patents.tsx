import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { similarPatents } from '../../api/catalogue';
import { currentLanguage } from '../../app/language';
import { Section } from '../../shared/page';
import { pathTo } from '../../shared/paths';
import { universityNames } from '../../shared/result-card';

/** What else there is of the kind; without any there is no section. */
export function SimilarPatents({ patentId }: { patentId: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(similarPatents(patentId));
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  const english = currentLanguage() === 'en';
  return (
    <Section title={t('compare:similar')}>
      <p className="kx-second">{t('compare:similarLead')}</p>
      <ul className="kx-similar">
        {items.map((patent) => (
          <li key={patent.id}>
            <Link to={pathTo.patent(patent.id)}>{(english && patent.titleEn) || patent.title}</Link>
            <span className="kx-second kx-dots">
              <span>{universityNames(patent.universities)}</span>
              <span>{t(`patent:kind.${patent.kind}`)}</span>
              {!patent.offer && <span>{t('offer:none')}</span>}
            </span>
            <Link to={pathTo.compare([patentId, patent.id])}>{t('compare:one')}</Link>
          </li>
        ))}
      </ul>
      {items.length > 1 && (
        <p>
          <Link to={pathTo.compare([patentId, ...items.slice(0, 3).map(({ id }) => id)])}>
            {t('compare:all')}
          </Link>
        </p>
      )}
    </Section>
  );
}

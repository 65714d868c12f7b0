import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { oneEdition, supplyAddress, type SupplyEdition } from '../../api/supply';
import { useDemonstration } from '../../app/demonstration';
import { currentLanguage } from '../../app/language';
import { Page, Section } from '../../shared/page';
import { Loaded } from '../../shared/states';
import { Day } from '../../shared/values';
import { SupplyItems } from './supply-items';

/** One edition as it was published. */
export function EditionPage() {
  const { editionId = '' } = useParams();
  const query = useQuery(oneEdition(editionId));
  useDemonstration(query.data?.demonstration);
  return (
    <Loaded query={query} page>
      {(edition) => <One edition={edition} />}
    </Loaded>
  );
}

function One({ edition }: { edition: SupplyEdition }) {
  const { t } = useTranslation();
  const { organisation, organisationEn, number, publishedDay, contact } = edition;
  return (
    <Page
      title={edition.title}
      lead={
        <>
          {(currentLanguage() === 'en' && organisationEn) || organisation} · {t('supply:edition', { number })}{' '}
          · <Day day={publishedDay} />
        </>
      }
      actions={
        <>
          <a className="kx-button" href={supplyAddress(edition.id, 'workbook')}>
            {t('supply:workbook')}
          </a>
          <a className="kx-button" href={supplyAddress(edition.id, 'pdf')}>
            {t('supply:pdf')}
          </a>
        </>
      }
    >
      <Section title={t('supply:about')}>
        {edition.intro && <p className="kx-reading kx-lines">{edition.intro}</p>}
        <p>
          {t('supply:contact')} {[contact.name, contact.phone, contact.email].filter(Boolean).join(' · ')}
        </p>
      </Section>
      <SupplyItems items={edition.items} />
      {edition.editions.length > 1 && (
        <Section title={t('supply:editions')}>
          <ul>
            {edition.editions.map((one) => (
              <li key={one.id}>
                <Link to={`/supply/${one.id}`} aria-current={one.id === edition.id ? 'page' : undefined}>
                  {t('supply:edition', { number: one.number })}
                </Link>{' '}
                <Day day={one.publishedDay} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}

import { useQueries } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { onePatent, type Patent } from '../../api/catalogue';
import { useDemonstration } from '../../app/demonstration';
import { currentLanguage } from '../../app/language';
import { Page } from '../../shared/page';
import { pathTo } from '../../shared/paths';
import { RemainingLife, universityNames } from '../../shared/result-card';
import { EmptyState, PageSkeleton } from '../../shared/states';
import { Day, FeeInWords, Price } from '../../shared/values';
import './patents.css';

const MOST = 4;
const PARTS = ['problem', 'howItWorks', 'benefit', 'applications'] as const;

/** Up to four patents in columns; the address says which, and nothing else does. */
export function ComparePage() {
  const { t } = useTranslation();
  const [address] = useSearchParams();
  const ids = [...new Set(address.getAll('id'))].slice(0, MOST);
  const queries = useQueries({ queries: ids.map((id) => onePatent(id)) });
  const patents = queries.map(({ data }) => data);
  useDemonstration(patents.some((patent) => patent?.universities.some(({ demonstration }) => demonstration)));
  const loading = queries.some(({ isPending }) => isPending);
  return (
    <Page title={t('compare:title')} lead={t('compare:lead')}>
      {ids.length === 0 ? (
        <EmptyState
          title={t('compare:nothing')}
          hint={t('compare:nothingHint')}
          action={
            <Link className="kx-button" to="/search">
              {t('compare:toSearch')}
            </Link>
          }
        />
      ) : loading ? (
        <PageSkeleton />
      ) : (
        <Comparison ids={ids} patents={patents} />
      )}
    </Page>
  );
}

function Comparison({ ids, patents }: { ids: string[]; patents: (Patent | undefined)[] }) {
  const { t } = useTranslation();
  const english = currentLanguage() === 'en';
  const rows: [string, (patent: Patent) => ReactNode][] = [
    [t('compare:field.yearOne'), ({ offer }) => (offer ? <Price {...priceOf(offer)} /> : t('offer:none'))],
    [
      t('compare:field.method'),
      ({ offer }) => offer && <FeeInWords method={offer.feeMethod} parameters={offer.feeParameters} />,
    ],
    [t('compare:field.termEnd'), ({ offer }) => offer && <Day day={offer.termEnd} />],
    ...PARTS.map((part): [string, (patent: Patent) => ReactNode] => [
      t(`sheet:part.${part}`),
      (patent) => <Part part={part} patent={patent} />,
    ]),
    [t('sheet:part.readiness'), ({ sheet }) => (sheet?.trl ? t(`sheet:level.${sheet.trl}`) : null)],
    [t('sheet:part.help'), ({ sheet }) => sheet?.help],
    [t('compare:field.holder'), ({ universities }) => universityNames(universities)],
    [t('compare:field.kind'), ({ kind }) => t(`patent:kind.${kind}`)],
    [t('compare:field.status'), ({ legalStatus }) => t(`patent:status.${legalStatus}`)],
    [t('compare:field.life'), ({ expiry }) => <RemainingLife months={expiry.remainingMonths} />],
    [
      t('compare:field.number'),
      ({ applicationNumber }) => <span className="kx-number">{applicationNumber}</span>,
    ],
  ];
  return (
    <div className="kx-compare" tabIndex={0} role="region" aria-label={t('compare:title')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('compare:row')}</th>
            {ids.map((id, at) => {
              const patent = patents[at];
              const title = patent && ((english && patent.titleEn) || patent.title);
              return (
                <th scope="col" key={id}>
                  {patent ? <Link to={pathTo.patent(id)}>{title}</Link> : t('compare:missing')}{' '}
                  <Link
                    className="kx-compare-remove"
                    to={pathTo.compare(ids.filter((other) => other !== id))}
                    aria-label={`${t('compare:remove')} ${title ?? ''}`}
                  >
                    {t('compare:remove')}
                  </Link>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, show]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {ids.map((id, at) => {
                const patent = patents[at];
                return <td key={id}>{(patent && show(patent)) || '—'}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function priceOf({ feeMethod, yearOneFen }: NonNullable<Patent['offer']>) {
  return { method: feeMethod, yearOneFen };
}

function Part({ part, patent: { sheet, draft } }: { part: (typeof PARTS)[number]; patent: Patent }) {
  const { t } = useTranslation();
  const text = (value: string | string[] | null | undefined) =>
    Array.isArray(value) ? value.join(t('frame:comma')) : (value ?? '');
  const written = text(sheet?.[part]);
  const lifted = text(draft[part]);
  if (written) return <>{written}</>;
  if (!lifted) return <>—</>;
  return (
    <>
      {lifted} <span className="kx-warn">{t('compare:draft')}</span>
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Collapse } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { onePatent, type Patent } from '../../api/catalogue';
import { useDemonstration } from '../../app/demonstration';
import { currentLanguage } from '../../app/language';
import { Facts } from '../../shared/data-list';
import { Section, useWindowTitle } from '../../shared/page';
import { pathTo } from '../../shared/paths';
import { RemainingLife, universityNames } from '../../shared/result-card';
import { Loaded } from '../../shared/states';
import { Day } from '../../shared/values';
import { FeeSimulator } from './fee-simulator';
import { Figures, Papers } from './figures';
import { PlainSheet } from './plain-sheet';
import { BasketButton } from '../../shared/basket';
import { PriceCard } from './price-card';
import { SimilarPatents } from './similar-patents';
import { TimeLine } from './time-line';
import './patents.css';

export function PatentPage() {
  const { patentId = '' } = useParams();
  const query = useQuery(onePatent(patentId));
  useDemonstration(query.data?.universities.some(({ demonstration }) => demonstration));
  return (
    <Loaded query={query} page>
      {(patent) => <PatentRecord patent={patent} />}
    </Loaded>
  );
}

function PatentRecord({ patent }: { patent: Patent }) {
  const { t } = useTranslation();
  const english = currentLanguage() === 'en';
  const title = (english && patent.titleEn) || patent.title;
  const abstract = (english && patent.abstractEn) || patent.abstract;
  useWindowTitle(title);
  return (
    <div className="kx-page kx-patent">
      <header className="kx-patent-head">
        <h1>{title}</h1>
        {english && patent.titleEn && (
          <p className="kx-second" lang="zh-CN">
            {patent.title}
          </p>
        )}
        <p className="kx-second kx-dots">
          <span>{universityNames(patent.universities) || patent.patentees.join('；')}</span>
          <span>{t(`patent:kind.${patent.kind}`)}</span>
          <span className="kx-number">{patent.applicationNumber}</span>
          <span>{t(`patent:status.${patent.legalStatus}`)}</span>
          <RemainingLife months={patent.expiry.remainingMonths} />
        </p>
      </header>
      <div className="kx-side">
        <div className="kx-patent-offer">
          <PriceCard patent={patent} />
          <BasketButton patentId={patent.id} title={title} />
        </div>
        <div className="kx-stack">
          <PlainSheet patent={patent} />
          {patent.offer && <FeeSimulator offer={patent.offer} />}
          <Section title={t('patent:legalStatus')}>
            <TimeLine patent={patent} />
          </Section>
          {patent.firstClaim && <Folded title={t('patent:firstClaim')} text={patent.firstClaim} />}
          {/* A sheet is written in Chinese: whoever reads in English finds the English abstract open. */}
          {abstract && (
            <Folded title={t('sheet:abstract')} text={abstract} open={english && patent.sheet !== null} />
          )}
          <Figures patent={patent} />
          <Papers patent={patent} />
          <SimilarPatents patentId={patent.id} />
          <Section title={t('patent:record')}>
            <RecordFacts patent={patent} />
          </Section>
        </div>
      </div>
    </div>
  );
}

function Folded({ title, text, open }: { title: string; text: string; open?: boolean }) {
  return (
    <Collapse
      className="kx-patent-claim"
      defaultActiveKey={open ? ['text'] : []}
      items={[
        {
          key: 'text',
          label: <h2>{title}</h2>,
          children: <p className="kx-reading">{text}</p>,
        },
      ]}
    />
  );
}

function RecordFacts({ patent }: { patent: Patent }) {
  const { t } = useTranslation();
  const list = (names: string[]) => (names.length > 0 ? names.join('；') : null);
  return (
    <Facts
      items={[
        [t('patent:fact.applicationNumber'), <ApplicationNumber patent={patent} />],
        [t('patent:fact.filingDay'), <Day day={patent.filingDay} />],
        [
          t('patent:fact.grant'),
          patent.grantNumber && (
            <>
              {patent.grantNumber} <Day day={patent.grantDay} />
            </>
          ),
        ],
        [
          t('patent:fact.publication'),
          patent.publicationNumber && (
            <>
              {patent.publicationNumber} <Day day={patent.publicationDay} />
            </>
          ),
        ],
        [t('patent:fact.expiry'), patent.expiry.expiryDay && <Expiry patent={patent} />],
        ...patent.kin.map(
          ({ id, relation, authority, applicationNumber, kind }) =>
            [
              t(`patent:kin.${relation}`),
              <Link key={id} to={pathTo.patent(id)}>
                {relation === 'FAMILY' && `${authority} `}
                <span className="kx-number">{applicationNumber}</span> {t(`patent:kind.${kind}`)}
              </Link>,
            ] as const,
        ),
        [t('patent:fact.patentees'), list(patent.patentees)],
        [t('patent:fact.applicants'), list(patent.applicants)],
        [t('patent:fact.inventors'), list(patent.inventors)],
        [
          t('patent:fact.ipc'),
          list(patent.ipc.length > 0 ? patent.ipc : patent.ipcMain ? [patent.ipcMain] : []),
        ],
        [t('patent:fact.updatedAt'), <Day day={patent.updatedAt} />],
      ]}
    />
  );
}

function ApplicationNumber({ patent: { authority, applicationNumber } }: { patent: Patent }) {
  return (
    <span className="kx-number">
      {authority === 'CN' ? '' : authority}
      {applicationNumber}
    </span>
  );
}

function Expiry({ patent }: { patent: Patent }) {
  const { t } = useTranslation();
  return (
    <>
      <Day day={patent.expiry.expiryDay} />
      {patent.expiry.termYears !== null && (
        <span className="kx-second"> {t('patent:fact.expiryWhy', { years: patent.expiry.termYears })}</span>
      )}
    </>
  );
}

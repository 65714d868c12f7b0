import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { answer, api, type Schemas } from '../../api/client';
import { isProblem } from '../../api/problem';
import { useDemonstration } from '../../app/demonstration';
import { CopyField } from '../../shared/copy-field';
import { Facts } from '../../shared/data-list';
import { Page, Section } from '../../shared/page';
import { EmptyState, ErrorState, PageSkeleton } from '../../shared/states';
import { Day } from '../../shared/values';

type Proof = Schemas['ProofDto'];
const LIVE = ['EFFECTIVE', 'RECORDAL_FILED', 'RECORDED'];

export function ProofPage() {
  const { t } = useTranslation();
  const { code = '' } = useParams();
  const { data, error, isError, refetch } = useQuery({
    queryKey: ['proof', code],
    queryFn: () => answer(api.GET('/api/v1/proofs/{code}', { params: { path: { code } } })),
  });
  useDemonstration(data?.demonstration);
  return (
    <Page title={t('verification:title')} narrow>
      {data ? (
        <ProofRecord proof={data} />
      ) : isError ? (
        <Unknown error={error} code={code} retry={refetch} />
      ) : (
        <PageSkeleton />
      )}
    </Page>
  );
}

function Unknown({ error, code, retry }: { error: unknown; code: string; retry: () => unknown }) {
  const { t } = useTranslation();
  if (!isProblem(error) || error.status !== 404)
    return <ErrorState error={error} retry={() => void retry()} />;
  return (
    <EmptyState
      title={t('verification:unknown', { code })}
      hint={t('verification:unknownHint')}
      action={<Link to="/verify">{t('verification:again')}</Link>}
    />
  );
}

function ProofRecord({ proof }: { proof: Proof }) {
  const { t } = useTranslation();
  const live = LIVE.includes(proof.state);
  return (
    <>
      <Alert
        type={live && !proof.disputed ? 'success' : 'warning'}
        showIcon
        title={t(`verification:state.${proof.state}`)}
        description={
          <>
            {proof.unconfirmedPayment && <p>{t('verification:unconfirmed')}</p>}
            {proof.disputed && <p>{t('verification:disputed')}</p>}
            {proof.demonstration && <p>{t('verification:demonstration')}</p>}
          </>
        }
      />
      <Section title={proof.title}>
        <Facts
          items={[
            [t('verification:fact.licensor'), proof.licensor],
            [t('verification:fact.licensee'), proof.licensee],
            [t('verification:fact.applicationNumber'), proof.applicationNumber],
            [t('verification:fact.declarationNumber'), proof.declarationNumber],
            [t('verification:fact.effectiveDay'), <Effective proof={proof} />],
            [t('verification:fact.termEnd'), <Day day={proof.termEnd} />],
            ...(proof.recordalNumber
              ? ([[t('verification:fact.recordalNumber'), <Recorded proof={proof} />]] as const)
              : []),
            [t('verification:fact.code'), <span className="kx-number">{proof.code}</span>],
          ]}
        />
      </Section>
      <Section title={t('verification:hash')}>
        <p>{t('verification:hashWhy')}</p>
        <CopyField label={t('verification:hash')} text={proof.termsHash} />
      </Section>
    </>
  );
}

function Effective({ proof }: { proof: Proof }) {
  const { t } = useTranslation();
  return (
    <>
      <Day day={proof.effectiveDay} />
      <span className="kx-second"> {t(`verification:basis.${proof.effectiveBasis}`)}</span>
    </>
  );
}

/** Kaixu is no register: who doubts the number asks the office. */
function Recorded({ proof }: { proof: Proof }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="kx-number-wrap">{proof.recordalNumber}</span>
      <span className="kx-second"> {t('verification:recordedOn', { day: proof.recordedDay ?? '' })}</span>
    </>
  );
}

import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useOutletContext, useParams, useSearchParams } from 'react-router';
import { type HoldingRow, holdingPage, type HoldingsWanted, type LegalStatus } from '../../../api/desk';
import type { Membership } from '../../../app/session';
import { type Column, DataList } from '../../../shared/data-list';
import { FindForm } from '../../../shared/find-form';
import { Page } from '../../../shared/page';
import { Paged, usePaged } from '../../../shared/paged';
import { RecordDrawer, RecordLink } from '../../../shared/record-drawer';
import { EmptyState } from '../../../shared/states';
import { Tag } from '../../../shared/tag';
import { useListKeys } from '../../../shared/use-list-keys';
import { Day, FeeInWords } from '../../../shared/values';
import '../catalogue-desk.css';
import { HoldingRecord } from './holding-record';

const STATUSES: LegalStatus[] = [
  'GRANTED_IN_FORCE',
  'PENDING',
  'IN_GRACE',
  'PARTLY_INVALID',
  'LAPSED',
  'EXPIRED',
  'SURRENDERED',
  'INVALID',
  'REFUSED',
  'WITHDRAWN',
  'UNKNOWN',
];

export function HoldingsPage() {
  const { t } = useTranslation();
  const { organisationId } = useOutletContext<Membership>();
  const { patentId } = useParams();
  const [address, setAddress] = useSearchParams();
  const navigate = useNavigate();
  useListKeys();
  const q = address.get('q') ?? '';
  const legalStatus = address.getAll('legalStatus') as LegalStatus[];
  const wanted: HoldingsWanted = {
    limit: 50,
    ...(q && { q }),
    ...(legalStatus.length > 0 && { legalStatus }),
  };
  const query = usePaged(['holdings', organisationId, wanted], (cursor) =>
    holdingPage(organisationId, { ...wanted, ...(cursor && { cursor }) }),
  );
  const list = `/desk/${organisationId}/patents`;
  const at = (id: string) => `${list}/${id}?${address}`;
  const opened = query.data?.pages.flatMap(({ items }) => items).find((row) => row.patentId === patentId);
  const find = (text: string, statuses: LegalStatus[]) =>
    setAddress({ ...(text && { q: text }), legalStatus: statuses });

  return (
    <Page
      title={t('holdings:title')}
      lead={query.data?.pages[0] && t('holdings:total', { count: query.data.pages[0].total })}
      actions={
        <Link className="kx-button" to={`/desk/${organisationId}/imports`}>
          {t('holdings:import')}
        </Link>
      }
    >
      <div className="kx-table-filters">
        <FindForm
          key={q}
          q={q}
          label={t('holdings:find')}
          placeholder={t('holdings:findPlaceholder')}
          find={(text) => find(text, legalStatus)}
        />
        <Select<LegalStatus[]>
          mode="multiple"
          allowClear
          className="kx-state-filter"
          aria-label={t('holdings:statusFilter')}
          placeholder={t('holdings:statusFilter')}
          value={legalStatus}
          onChange={(chosen) => find(q, chosen)}
          options={STATUSES.map((value) => ({ value, label: t(`patent:status.${value}`) }))}
        />
      </div>
      <Paged
        query={query}
        empty={<Nothing filtered={q !== '' || legalStatus.length > 0} organisationId={organisationId} />}
      >
        {(rows) => (
          <DataList
            label={t('holdings:title')}
            rows={rows}
            keyOf={(row) => row.patentId}
            onOpen={(row) => void navigate(at(row.patentId))}
            columns={columnsOf(at, t)}
          />
        )}
      </Paged>
      <RecordDrawer
        recordId={patentId}
        title={opened?.title ?? t('holdings:one')}
        close={() => void navigate(`${list}?${address}`)}
      >
        <HoldingRecord patentId={patentId ?? ''} />
      </RecordDrawer>
    </Page>
  );
}

function columnsOf(at: (id: string) => string, t: (key: string) => string): Column<HoldingRow>[] {
  return [
    {
      key: 'title',
      title: t('holdings:column.title'),
      head: true,
      show: (row) => (
        <RecordLink recordId={row.patentId} to={at(row.patentId)}>
          {row.title}
        </RecordLink>
      ),
    },
    {
      key: 'number',
      title: t('holdings:column.number'),
      show: (row) => <span className="kx-number">{row.applicationNumber}</span>,
    },
    { key: 'kind', title: t('holdings:column.kind'), show: (row) => t(`patent:kind.${row.kind}`) },
    {
      key: 'status',
      title: t('holdings:column.status'),
      show: ({ legalStatus: status }) => (
        <Tag tone={status === 'GRANTED_IN_FORCE' ? 'done' : status === 'IN_GRACE' ? 'money' : 'plain'}>
          {t(`patent:status.${status}`)}
        </Tag>
      ),
    },
    { key: 'expiry', title: t('holdings:column.expiry'), show: (row) => <Day day={row.expiryDay} /> },
    { key: 'college', title: t('holdings:field.college'), show: (row) => row.college ?? '—' },
    {
      key: 'offer',
      title: t('holdings:column.offer'),
      show: ({ offer }) =>
        offer ? <FeeInWords method={offer.feeMethod} parameters={offer.feeParameters} /> : '—',
    },
  ];
}

function Nothing({ filtered, organisationId }: { filtered: boolean; organisationId: string }) {
  const { t } = useTranslation();
  if (filtered)
    return <EmptyState title={t('holdings:nothing.filtered')} hint={t('holdings:nothing.filteredHint')} />;
  return (
    <EmptyState
      title={t('holdings:nothing.title')}
      hint={t('holdings:nothing.hint')}
      action={
        <Link className="kx-button" to={`/desk/${organisationId}/imports`}>
          {t('holdings:import')}
        </Link>
      }
    />
  );
}

import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useOutletContext, useSearchParams } from 'react-router';
import {
  type Declaration,
  type DeclarationLine,
  declarationPage,
  type DeclarationWanted,
} from '../../../api/licensing';
import type { Membership } from '../../../app/session';
import { DataList } from '../../../shared/data-list';
import { Page } from '../../../shared/page';
import { Paged, usePaged } from '../../../shared/paged';
import { EmptyState } from '../../../shared/states';
import { useListKeys } from '../../../shared/use-list-keys';
import { Day, FeeInWords, Money } from '../../../shared/values';
import '../licensing.css';
import { DeclarationState } from '../words';

const STATES: Declaration['state'][] = [
  'DRAFT',
  'INTERNAL_REVIEW',
  'APPROVED',
  'FILED',
  'ANNOUNCED',
  'WITHDRAWAL_FILED',
  'REFUSED',
  'WITHDRAWN',
  'TERMINATED_BY_OFFICE',
  'REVOKED',
  'EXPIRED',
];

export function DeclarationsPage() {
  const { t } = useTranslation();
  const { organisationId } = useOutletContext<Membership>();
  const [address, setAddress] = useSearchParams();
  const navigate = useNavigate();
  useListKeys();
  const state = address.getAll('state') as Declaration['state'][];
  const wanted: DeclarationWanted = { ...(state.length > 0 && { state }), limit: 50 };
  const query = usePaged(['declarations', organisationId, wanted], (cursor) =>
    declarationPage(organisationId, { ...wanted, ...(cursor && { cursor }) }),
  );
  const at = (id: string) => `/desk/${organisationId}/declarations/${id}`;
  return (
    <Page title={t('declaration:title')} lead={t('declaration:lead')}>
      <div className="kx-table-filters">
        <Select<Declaration['state'][]>
          mode="multiple"
          allowClear
          className="kx-state-filter"
          aria-label={t('licence:filter')}
          placeholder={t('licence:filter')}
          value={state}
          onChange={(chosen) => setAddress({ state: chosen })}
          options={STATES.map((value) => ({ value, label: t(`licensing:declarationState.${value}`) }))}
        />
      </div>
      <Paged query={query} empty={<Nothing filtered={state.length > 0} organisationId={organisationId} />}>
        {(rows) => (
          <DataList
            label={t('declaration:title')}
            rows={rows}
            keyOf={({ id }) => id}
            onOpen={({ id }) => void navigate(at(id))}
            columns={[
              {
                key: 'title',
                title: t('declaration:column.patent'),
                head: true,
                show: (row: DeclarationLine) => (
                  <span className="kx-record-link">
                    <Link to={at(row.id)}>{row.title}</Link>
                    <span className="kx-second kx-block">{row.applicationNumber}</span>
                  </span>
                ),
              },
              {
                key: 'state',
                title: t('declaration:column.state'),
                show: ({ state: now }) => <DeclarationState state={now} />,
              },
              {
                key: 'fee',
                title: t('declaration:column.fee'),
                show: (row) => (
                  <>
                    {row.yearOneFen !== null && row.yearOneFen > 0 && (
                      <>
                        <Money fen={row.yearOneFen} /> ·{' '}
                      </>
                    )}
                    <FeeInWords method={row.feeMethod} parameters={row.feeParameters} />
                  </>
                ),
              },
              {
                key: 'term',
                title: t('licensing:term.termEnd'),
                show: ({ termEnd }) => <Day day={termEnd} />,
              },
              {
                key: 'announced',
                title: t('declaration:column.announced'),
                show: ({ declarationNumber, announcedDay }) =>
                  declarationNumber ? (
                    <>
                      {declarationNumber} · <Day day={announcedDay} />
                    </>
                  ) : (
                    '—'
                  ),
              },
              {
                key: 'licences',
                title: t('declaration:column.licences'),
                number: true,
                show: ({ licences }) => licences,
              },
            ]}
          />
        )}
      </Paged>
    </Page>
  );
}

function Nothing({ filtered, organisationId }: { filtered: boolean; organisationId: string }) {
  const { t } = useTranslation();
  if (filtered) return <EmptyState title={t('declaration:nothing.filtered')} />;
  return (
    <EmptyState
      title={t('declaration:nothing.title')}
      hint={t('declaration:nothing.hint')}
      action={<Link to={`/desk/${organisationId}/patents`}>{t('declaration:nothing.act')}</Link>}
    />
  );
}

import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useOutletContext, useParams, useSearchParams } from 'react-router';
import { type Licence, type LicenceLine, licencePage, type LicenceWanted } from '../../../api/licensing';
import { hasRole, type Membership } from '../../../app/session';
import { DataList } from '../../../shared/data-list';
import { today } from '../../../shared/inputs';
import { Page } from '../../../shared/page';
import { Paged, usePaged } from '../../../shared/paged';
import { RecordDrawer, RecordLink } from '../../../shared/record-drawer';
import { EmptyState } from '../../../shared/states';
import { useListKeys } from '../../../shared/use-list-keys';
import { Day, Money } from '../../../shared/values';
import { partyName, titleOf } from '../acceptance/acceptance-step';
import '../licensing.css';
import { Flags, LicenceState } from '../words';
import { LicenceRecord } from './licence-record';

const STATES: Licence['state'][] = [
  'NOTIFIED',
  'EFFECTIVE',
  'RECORDAL_FILED',
  'RECORDED',
  'LAPSED',
  'EXPIRED',
  'TERMINATED',
];

/** Licences that this organisation took, or gave as well. */
export function LicencesPage() {
  return <Licences base="licences" />;
}

/** Notices that reached this organisation and what became of them: the licensor's side. */
export function NoticesPage() {
  const { t } = useTranslation();
  const membership = useOutletContext<Membership>();
  const mayEnter = hasRole(membership, 'UNIVERSITY_CLERK', 'UNIVERSITY_APPROVER');
  return (
    <Licences
      base="notices"
      side="LICENSOR"
      actions={
        mayEnter && (
          <Link className="kx-button" to={`/desk/${membership.organisationId}/notices/new`}>
            {t('licence:letter.open')}
          </Link>
        )
      }
    />
  );
}

interface Props {
  base: 'licences' | 'notices';
  side?: LicenceWanted['side'];
  actions?: ReactNode;
}

function Licences({ base, side, actions }: Props) {
  const { t } = useTranslation();
  const { organisationId } = useOutletContext<Membership>();
  const { licenceId } = useParams();
  const [address, setAddress] = useSearchParams();
  const navigate = useNavigate();
  useListKeys();
  const state = address.getAll('state') as Licence['state'][];
  const wanted: LicenceWanted = { ...(side && { side }), ...(state.length > 0 && { state }), limit: 50 };
  const query = usePaged(['licences', organisationId, wanted], (cursor) =>
    licencePage(organisationId, { ...wanted, ...(cursor && { cursor }) }),
  );
  const list = `/desk/${organisationId}/${base}`;
  const at = (id: string) => `${list}/${id}?${address}`;
  const opened = query.data?.pages.flatMap(({ items }) => items).find(({ id }) => id === licenceId);

  return (
    <Page title={t(`licence:${base}.title`)} lead={t(`licence:${base}.lead`)} actions={actions}>
      <div className="kx-table-filters">
        <Select<Licence['state'][]>
          mode="multiple"
          allowClear
          className="kx-state-filter"
          aria-label={t('licence:filter')}
          placeholder={t('licence:filter')}
          value={state}
          onChange={(chosen) => setAddress({ state: chosen })}
          options={STATES.map((value) => ({ value, label: t(`licensing:state.${value}`) }))}
        />
      </div>
      <Paged
        query={query}
        empty={<Nothing base={base} filtered={state.length > 0} organisationId={organisationId} />}
      >
        {(rows) => (
          <DataList
            label={t(`licence:${base}.title`)}
            rows={rows}
            keyOf={({ id }) => id}
            onOpen={({ id }) => void navigate(at(id))}
            columns={columnsOf(base, organisationId, at, t)}
          />
        )}
      </Paged>
      <RecordDrawer
        recordId={licenceId}
        title={opened ? titleOf(opened) : t('licence:one')}
        close={() => void navigate(`${list}?${address}`)}
      >
        <LicenceRecord licenceId={licenceId ?? ''} />
      </RecordDrawer>
    </Page>
  );
}

function columnsOf(
  base: Props['base'],
  organisationId: string,
  at: (id: string) => string,
  t: (key: string) => string,
) {
  const other = ({ licensor, licensee }: LicenceLine) =>
    partyName(licensor.id === organisationId ? licensee : licensor);
  return [
    {
      key: 'title',
      title: t('licence:column.patent'),
      head: true,
      show: (row: LicenceLine) => (
        <RecordLink recordId={row.id} to={at(row.id)}>
          {titleOf(row)}
        </RecordLink>
      ),
    },
    {
      key: 'other',
      title: t('licence:column.other'),
      show: (row: LicenceLine) => (
        <span className="kx-record-link">
          {other(row)}
          {base === 'licences' && row.licensor.id === organisationId && (
            <span className="kx-second"> {t('licence:asLicensor')}</span>
          )}
        </span>
      ),
    },
    {
      key: 'state',
      title: t('licence:column.state'),
      show: (row: LicenceLine) => (
        <span className="kx-tags">
          <LicenceState state={row.state} />
          <Flags licence={row} />
        </span>
      ),
    },
    { key: 'next', title: t('licence:column.next'), show: (row: LicenceLine) => <NextDay row={row} /> },
    {
      key: 'paid',
      title: t('licence:column.paid'),
      number: true,
      show: (row: LicenceLine) =>
        row.dueFen === 0 ? (
          t('licence:nothingDue')
        ) : (
          <>
            <Money fen={row.paidFen} /> / <Money fen={row.dueFen} />
          </>
        ),
    },
    {
      key: 'notice',
      title: t('licence:column.notice'),
      show: ({ noticeDay }: LicenceLine) => <Day day={noticeDay} />,
    },
  ];
}

/** The day that matters now: of the payment until it is there, then of the recordal. */
function NextDay({ row }: { row: LicenceLine }) {
  const { t } = useTranslation();
  const day = row.state === 'NOTIFIED' ? row.dueDay : row.state === 'EFFECTIVE' ? row.recordalDueDay : null;
  if (row.state === 'NOTIFIED' && !day) return <>{t('licence:payUndated')}</>;
  if (!day) return <>—</>;
  return (
    <span className={day < today() ? 'kx-overdue' : 'kx-warn'}>
      <Day day={day} /> {t(row.state === 'NOTIFIED' ? 'licence:payBy' : 'licence:recordBy')}
    </span>
  );
}

function Nothing({
  base,
  filtered,
  organisationId,
}: {
  base: Props['base'];
  filtered: boolean;
  organisationId: string;
}) {
  const { t } = useTranslation();
  if (filtered) return <EmptyState title={t('licence:nothing.filtered')} />;
  return (
    <EmptyState
      title={t(`licence:nothing.${base}`)}
      hint={t(`licence:nothing.${base}Hint`)}
      action={
        base === 'licences' ? (
          <Link to="/search?offered=true">{t('licence:nothing.search')}</Link>
        ) : (
          <Link to={`/desk/${organisationId}/declarations`}>{t('licence:nothing.declarations')}</Link>
        )
      }
    />
  );
}

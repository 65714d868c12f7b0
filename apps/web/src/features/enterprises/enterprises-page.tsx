import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useOutletContext, useParams, useSearchParams } from 'react-router';
import {
  type EnterpriseFileLine,
  enterpriseFilePage,
  type EnterpriseFilesWanted,
  fileListAddress,
} from '../../api/enterprises';
import { hasRole, type Membership } from '../../app/session';
import { type Column, DataList } from '../../shared/data-list';
import { FindForm } from '../../shared/find-form';
import { Page, Section } from '../../shared/page';
import { Paged, usePaged } from '../../shared/paged';
import { RecordDrawer, RecordLink } from '../../shared/record-drawer';
import { EmptyState } from '../../shared/states';
import { Tag } from '../../shared/tag';
import { useListKeys } from '../../shared/use-list-keys';
import { Day } from '../../shared/values';
import { CallList } from './call-list';
import { EnterpriseRecord } from './enterprise-record';
import { OpenFile } from './open-file';

/** The files that this organisation keeps on its key enterprises: whom to call, and all of them. */
export function EnterprisesPage() {
  const { t } = useTranslation();
  const membership = useOutletContext<Membership>();
  const { organisationId } = membership;
  const { enterpriseFileId } = useParams();
  const [address, setAddress] = useSearchParams();
  const [opening, setOpening] = useState(false);
  const navigate = useNavigate();
  useListKeys();
  const q = address.get('q') ?? '';
  const wanted: EnterpriseFilesWanted = { limit: 50, ...(q && { q }) };
  const query = usePaged(['enterprise-files', organisationId, 'list', wanted], (cursor) =>
    enterpriseFilePage(organisationId, { ...wanted, ...(cursor && { cursor }) }),
  );
  const list = `/desk/${organisationId}/enterprises`;
  const at = (id: string) => `${list}/${id}?${address}`;
  const opened = query.data?.pages.flatMap(({ items }) => items).find(({ id }) => id === enterpriseFileId);
  const mayWrite = hasRole(membership, 'CENTRE_STAFF', 'SERVICE_STAFF');
  const open = mayWrite && (
    <Button type="primary" onClick={() => setOpening(true)}>
      {t('enterprises:open.act')}
    </Button>
  );

  return (
    <Page
      title={t('enterprises:title')}
      lead={t('enterprises:lead')}
      actions={
        !opening && (
          <>
            {mayWrite && (
              <Link className="kx-button" to={`${list}/import`}>
                {t('enterprises:import.title')}
              </Link>
            )}
            {open}
          </>
        )
      }
    >
      {opening && (
        <OpenFile
          organisationId={organisationId}
          close={() => setOpening(false)}
          done={({ id }) => void navigate(at(id))}
        />
      )}
      <CallList organisationId={organisationId} at={at} />
      <Section
        title={t('enterprises:all')}
        actions={
          <a className="kx-button" href={fileListAddress(organisationId, q)} download>
            {t('enterprises:paper.list')}
          </a>
        }
      >
        <FindForm
          key={q}
          q={q}
          label={t('enterprises:find')}
          find={(text) => setAddress(text ? { q: text } : {})}
        />
        <Paged
          query={query}
          empty={
            q === '' ? (
              <EmptyState
                title={t('enterprises:nothing.title')}
                hint={t('enterprises:nothing.hint')}
                action={open}
              />
            ) : (
              <EmptyState
                title={t('enterprises:nothing.filtered')}
                hint={t('enterprises:nothing.filteredHint')}
              />
            )
          }
        >
          {(rows) => (
            <DataList
              label={t('enterprises:all')}
              rows={rows}
              keyOf={({ id }) => id}
              onOpen={({ id }) => void navigate(at(id))}
              columns={columnsOf(at, t)}
            />
          )}
        </Paged>
      </Section>
      <RecordDrawer
        recordId={enterpriseFileId}
        title={opened?.firm.name ?? t('enterprises:one')}
        close={() => void navigate(`${list}?${address}`)}
      >
        <EnterpriseRecord key={enterpriseFileId} fileId={enterpriseFileId ?? ''} mayWrite={mayWrite} />
      </RecordDrawer>
    </Page>
  );
}

function columnsOf(at: (id: string) => string, t: (key: string) => string): Column<EnterpriseFileLine>[] {
  return [
    {
      key: 'firm',
      title: t('enterprises:column.firm'),
      head: true,
      show: ({ id, firm }) => (
        <RecordLink recordId={id} to={at(id)}>
          {firm.name}
        </RecordLink>
      ),
    },
    {
      key: 'level',
      title: t('enterprises:field.level'),
      show: ({ level }) => (
        <Tag tone={level === 'KEY' ? 'done' : 'plain'}>{t(`enterprises:level.${level}`)}</Tag>
      ),
    },
    {
      key: 'size',
      title: t('enterprises:column.size'),
      show: ({ sizeClass }) => (sizeClass ? t(`enterprises:size.class.${sizeClass}`) : '—'),
    },
    { key: 'owner', title: t('enterprises:field.owner'), show: ({ owner }) => owner ?? '—' },
    {
      key: 'next',
      title: t('enterprises:field.nextStep'),
      show: ({ nextStep, nextStepDay }) =>
        nextStep ? (
          <>
            <Day day={nextStepDay} /> {nextStep}
          </>
        ) : (
          '—'
        ),
    },
    {
      key: 'last',
      title: t('enterprises:column.lastContact'),
      show: ({ lastContactDay }) => <Day day={lastContactDay} />,
    },
    {
      key: 'licences',
      title: t('enterprises:column.licences'),
      number: true,
      show: ({ licences }) => licences,
    },
  ];
}

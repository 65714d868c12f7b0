import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { type SynonymGroup, synonymGroups } from '../../api/synonyms';
import { DataList } from '../../shared/data-list';
import { Page } from '../../shared/page';
import { EmptyState, Loaded } from '../../shared/states';
import { Minute } from '../../shared/values';
import { SynonymForm } from './synonym-form';

/** Groups of equal words, which everybody's search follows. */
export function SynonymsPage() {
  const { t } = useTranslation();
  const { organisationId = '' } = useParams();
  const query = useQuery(synonymGroups(organisationId));
  const [open, setOpen] = useState<SynonymGroup | 'new' | null>(null);
  const [wanted, setWanted] = useState('');
  const close = () => setOpen(null);
  const add = (
    <Button type="primary" onClick={() => setOpen('new')}>
      {t('synonyms:add')}
    </Button>
  );
  return (
    <Page title={t('synonyms:title')} lead={t('synonyms:lead')} actions={add}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('synonyms:none')} hint={t('synonyms:noneHint')} />
          ) : (
            <div className="kx-stack">
              <Input
                aria-label={t('synonyms:find')}
                placeholder={t('synonyms:find')}
                value={wanted}
                allowClear
                onChange={(event) => setWanted(event.target.value)}
              />
              <Groups items={items.filter(holds(wanted))} open={setOpen} />
            </div>
          )
        }
      </Loaded>
      <Drawer
        open={open !== null}
        onClose={close}
        size="large"
        title={t(open === 'new' ? 'synonyms:addTitle' : 'synonyms:changeTitle')}
        destroyOnHidden
      >
        {open && (
          <SynonymForm
            organisationId={organisationId}
            group={open === 'new' ? undefined : open}
            close={close}
          />
        )}
      </Drawer>
    </Page>
  );
}

function holds(wanted: string) {
  const text = wanted.trim().toLowerCase();
  return ({ words }: SynonymGroup) => words.some((word) => word.toLowerCase().includes(text));
}

function Groups({ items, open }: { items: SynonymGroup[]; open: (group: SynonymGroup) => void }) {
  const { t } = useTranslation();
  if (items.length === 0)
    return <EmptyState title={t('synonyms:noneSuch')} hint={t('synonyms:noneSuchHint')} />;
  return (
    <DataList
      label={t('synonyms:title')}
      rows={items}
      keyOf={({ id }) => id}
      onOpen={open}
      columns={[
        {
          key: 'words',
          title: t('synonyms:words'),
          show: ({ words }) => words.join(t('finder:comma')),
          head: true,
        },
        { key: 'at', title: t('synonyms:changedAt'), show: ({ updatedAt }) => <Minute at={updatedAt} /> },
        {
          key: 'change',
          title: t('synonyms:actions'),
          show: (group) => (
            <Button
              size="small"
              aria-label={`${t('synonyms:change')} ${group.words[0] ?? ''}`}
              onClick={() => open(group)}
            >
              {t('synonyms:change')}
            </Button>
          ),
        },
      ]}
    />
  );
}

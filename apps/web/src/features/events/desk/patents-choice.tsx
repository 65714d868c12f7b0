import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { patentCards, patentSearch } from '../../../api/catalogue';
import { usePaused } from '../../../shared/use-paused';

interface Props {
  id?: string;
  value?: string[];
  onChange?: (value: string[]) => void;
}
const SHOWN = 20;

/** The patents that an item of the agenda pitches or shows, found by title or number among all that are public. */
export function PatentsChoice({ id, value = [], onChange }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const q = usePaused(typed.trim());
  const search = useInfiniteQuery({ ...patentSearch({ q, limit: SHOWN }), enabled: q !== '' });
  const found = search.data?.pages.flatMap(({ items }) => items) ?? [];
  const chosen = useQuery(patentCards(value));
  const known = new Map([...found, ...(chosen.data?.items ?? [])].map((patent) => [patent.id, patent]));
  const shown = [...new Set([...value, ...found.map((patent) => patent.id)])];
  return (
    <Select<string[]>
      {...(id !== undefined && { id })}
      mode="multiple"
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder={t('events:agenda.findPatents')}
      loading={search.isFetching}
      notFoundContent={null}
      value={value}
      onChange={(ids) => {
        setTyped('');
        onChange?.(ids);
      }}
      options={shown.map((patentId) => {
        const patent = known.get(patentId);
        return { value: patentId, label: patent ? `${patent.title} ${patent.applicationNumber}` : patentId };
      })}
    />
  );
}

import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SupplyItem } from '../../api/supply';
import { currentLanguage } from '../../app/language';
import { DataList } from '../../shared/data-list';
import { pathTo } from '../../shared/paths';
import { Price } from '../../shared/values';

/** Patents of a catalogue, in the order of its colleges. */
export function SupplyItems({ items }: { items: SupplyItem[] }) {
  const { t } = useTranslation();
  const english = currentLanguage() === 'en';
  return (
    <DataList
      label={t('supply:title')}
      rows={items}
      keyOf={({ patentId }) => patentId}
      columns={[
        {
          key: 'title',
          title: t('supply:field.patent'),
          head: true,
          width: 280,
          show: ({ patentId, title, titleEn }) => (
            <Link to={pathTo.patent(patentId)}>{(english && titleEn) || title}</Link>
          ),
        },
        { key: 'college', title: t('supply:field.college'), show: ({ college }) => college ?? '—' },
        {
          key: 'summary',
          title: t('supply:field.summary'),
          width: 320,
          show: ({ summary }) => summary ?? '—',
        },
        { key: 'trl', title: t('supply:field.trl'), number: true, show: ({ trl }) => trl ?? '—' },
        {
          key: 'price',
          title: t('supply:field.price'),
          show: ({ mode, feeMethod, yearOneFen }) =>
            mode === 'OPEN_LICENCE' && feeMethod ? (
              <Price method={feeMethod} yearOneFen={yearOneFen} />
            ) : (
              t('supply:negotiated')
            ),
        },
      ]}
    />
  );
}

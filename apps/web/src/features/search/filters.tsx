import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Facets } from '../../api/catalogue';
import { currentLanguage } from '../../app/language';
import { FACETS, type FacetName } from './wanted';

const SHORT = 6;

interface Props {
  facets: Facets | undefined;
  estimates: boolean;
  address: URLSearchParams;
  choose: (facet: FacetName, value: string, on: boolean) => void;
}

/** Each value with how many it would leave; what is chosen stays visible, also when nothing is left of it. */
export function Filters({ facets, estimates, address, choose }: Props) {
  const { t } = useTranslation();
  return (
    <div className="kx-filters">
      {FACETS.map((facet) => (
        <FacetGroup
          key={facet}
          facet={facet}
          buckets={facets?.[facet] ?? []}
          chosen={address.getAll(facet)}
          choose={choose}
        />
      ))}
      {estimates && <p className="kx-second">{t('search:estimates')}</p>}
    </div>
  );
}

interface GroupProps {
  facet: FacetName;
  buckets: Facets[FacetName];
  chosen: string[];
  choose: Props['choose'];
}

function FacetGroup({ facet, buckets, chosen, choose }: GroupProps) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const gone = chosen.filter((value) => !buckets.some((bucket) => bucket.value === value));
  const rows: Facets[FacetName] = [...buckets, ...gone.map((value) => ({ value, count: 0 }))];
  const english = currentLanguage() === 'en';
  if (rows.length === 0) return null;
  const shown = all ? rows : rows.filter(({ value }, at) => at < SHORT || chosen.includes(value));
  return (
    <fieldset>
      <legend>{t(`search:facet.${facet}`)}</legend>
      {shown.map(({ value, count, label, labelEn }) => (
        <Checkbox
          key={value}
          checked={chosen.includes(value)}
          onChange={(event) => choose(facet, value, event.target.checked)}
        >
          <span className="kx-filter-name">
            {(english && labelEn) || label || t(`search:value.${facet}.${value}`, { defaultValue: value })}
          </span>
          <span className="kx-second kx-number">{count.toLocaleString('en-US')}</span>
        </Checkbox>
      ))}
      {rows.length > shown.length && (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {t('search:allValues', { count: rows.length })}
        </Button>
      )}
    </fieldset>
  );
}

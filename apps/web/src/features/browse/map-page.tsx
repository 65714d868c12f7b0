import { useQuery } from '@tanstack/react-query';
import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { type OfferMap, offerMap } from '../../api/browse';
import { currentLanguage } from '../../app/language';
import { Page } from '../../shared/page';
import { EmptyState, Loaded } from '../../shared/states';
import './browse.css';

const BANDS = ['FREE', 'UNDER_10K', 'FROM_10K_TO_50K', 'FROM_50K_TO_200K', 'OVER_200K', 'BY_SALES'] as const;

/** What is offered: fields down, universities across, and how much in the first year; each number leads to its patents. */
export function MapPage() {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const band = BANDS.find((name) => name === address.get('yearOneBand'));
  return (
    <Page
      title={t('browse:map.title')}
      lead={t('browse:map.lead')}
      actions={<Link to="/browse">{t('browse:title')}</Link>}
    >
      <Loaded query={useQuery(offerMap())}>
        {(map) =>
          map.cells.length === 0 ? (
            <EmptyState title={t('browse:map.none')} hint={t('browse:noneHint')} />
          ) : (
            <div className="kx-stack">
              <CostBars
                map={map}
                chosen={band}
                choose={(next) => setAddress(next ? { yearOneBand: next } : {})}
              />
              <Grid map={map} band={band} />
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}

type Band = (typeof BANDS)[number];

interface BarsProps {
  map: OfferMap;
  chosen: Band | undefined;
  choose: (band: Band | undefined) => void;
}

/** How many offers cost how much; choosing one narrows the grid below. */
function CostBars({ map, chosen, choose }: BarsProps) {
  const { t } = useTranslation();
  const counts = BANDS.map((band) => sum(map.cells.filter(({ yearOneBand }) => yearOneBand === band)));
  const most = Math.max(...counts, 1);
  return (
    <section className="kx-panel">
      <h2>{t('browse:map.cost')}</h2>
      <Radio.Group
        className="kx-bars"
        aria-label={t('browse:map.cost')}
        value={chosen ?? ''}
        onChange={({ target }) => choose((target.value as Band | '') || undefined)}
      >
        <Radio value="">{t('browse:map.anyCost')}</Radio>
        {BANDS.map((band, at) => (
          <Radio key={band} value={band} disabled={counts[at] === 0}>
            <span className="kx-bar-row">
              <span className="kx-bar-name">{t(`search:value.yearOneBand.${band}`)}</span>
              <span className="kx-bar" style={{ width: `${(100 * (counts[at] ?? 0)) / most}%` }} />
              <span className="kx-number">{counts[at]}</span>
            </span>
          </Radio>
        ))}
      </Radio.Group>
    </section>
  );
}

function Grid({ map, band }: { map: OfferMap; band: Band | undefined }) {
  const { t } = useTranslation();
  const english = currentLanguage() === 'en';
  const cells = map.cells.filter(({ yearOneBand }) => !band || yearOneBand === band);
  const fields = map.fields.filter(({ code }) => cells.some(({ field }) => field === code));
  const most = Math.max(
    ...fields.flatMap(({ code }) => map.universities.map((one) => countOf(cells, code, one.code))),
    1,
  );
  const name = (one: OfferMap['fields'][number]) => (english && one.nameEn) || one.name;
  const cost = band ? `&yearOneBand=${band}` : '';
  return (
    <div className="kx-map" tabIndex={0} role="region" aria-label={t('browse:map.title')}>
      <table>
        <caption className="kx-second">{t('browse:map.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('browse:map.field')}</th>
            {map.universities.map((university) => (
              <th key={university.code} scope="col">
                <Link to={`/search?offered=true&university=${university.code}${cost}`}>
                  {name(university)}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.code}>
              <th scope="row">
                <Link to={`/search?offered=true&field=${field.code}${cost}`}>{name(field)}</Link>
              </th>
              {map.universities.map((university) => {
                const count = countOf(cells, field.code, university.code);
                return (
                  <td
                    key={university.code}
                    style={{ '--kx-heat': `${Math.round((35 * count) / most)}%` } as React.CSSProperties}
                  >
                    {count > 0 && (
                      <Link
                        className="kx-number"
                        aria-label={t('browse:map.cell', {
                          count,
                          field: name(field),
                          university: name(university),
                        })}
                        to={`/search?offered=true&field=${field.code}&university=${university.code}${cost}`}
                      >
                        {count}
                      </Link>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Cells = OfferMap['cells'];

function countOf(cells: Cells, field: string, university: string): number {
  return sum(cells.filter((cell) => cell.field === field && cell.university === university));
}

function sum(cells: Cells): number {
  return cells.reduce((total, { offers }) => total + offers, 0);
}

import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { supplyPage } from '../../api/supply';
import { useDemonstration } from '../../app/demonstration';
import { currentLanguage } from '../../app/language';
import { DataList } from '../../shared/data-list';
import { Page } from '../../shared/page';
import { Paged, usePaged } from '../../shared/paged';
import { EmptyState } from '../../shared/states';
import { Day } from '../../shared/values';

/** Each university's newest supply catalogue. */
export function SupplyPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const query = usePaged(['supply', 'list'], supplyPage);
  useDemonstration(query.data?.pages[0]?.items.some(({ demonstration }) => demonstration));
  const english = currentLanguage() === 'en';
  return (
    <Page title={t('supply:title')} lead={t('supply:lead')}>
      <Paged
        query={query}
        empty={
          <EmptyState
            title={t('supply:none')}
            hint={t('supply:noneHint')}
            action={<Link to="/search">{t('search:nothing.all')}</Link>}
          />
        }
      >
        {(rows) => (
          <DataList
            label={t('supply:title')}
            rows={rows}
            keyOf={({ id }) => id}
            onOpen={({ id }) => void navigate(`/supply/${id}`)}
            columns={[
              {
                key: 'title',
                title: t('supply:field.title'),
                head: true,
                show: ({ id, title }) => <Link to={`/supply/${id}`}>{title}</Link>,
              },
              {
                key: 'university',
                title: t('supply:field.university'),
                show: ({ organisation, organisationEn }) => (english && organisationEn) || organisation,
              },
              {
                key: 'edition',
                title: t('supply:field.edition'),
                number: true,
                show: ({ number }) => number,
              },
              {
                key: 'day',
                title: t('supply:field.day'),
                show: ({ publishedDay }) => <Day day={publishedDay} />,
              },
              {
                key: 'patents',
                title: t('supply:field.patents'),
                number: true,
                show: ({ patents }) => patents,
              },
              {
                key: 'offered',
                title: t('supply:field.offered'),
                number: true,
                show: ({ offered }) => offered,
              },
            ]}
          />
        )}
      </Paged>
    </Page>
  );
}

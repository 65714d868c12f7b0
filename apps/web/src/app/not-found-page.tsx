import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Page } from '../shared/page';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('frame:notFound.title')} narrow>
      <p>{t('frame:notFound.why')}</p>
      <p>
        <Link to="/search">{t('frame:notFound.search')}</Link>
      </p>
    </Page>
  );
}

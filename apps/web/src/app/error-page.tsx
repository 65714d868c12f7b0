import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { isProblem } from '../api/problem';
import { Page } from '../shared/page';
import { NotFoundPage } from './not-found-page';

/** A page that failed to load or to draw; most often an older build whose files are gone, so reading anew helps. */
export function ErrorPage() {
  const { t } = useTranslation();
  const error = useRouteError();
  if (isProblem(error) && error.status === 404) return <NotFoundPage />;
  return (
    <Page title={t('frame:broken.title')} narrow>
      <p>{isProblem(error) ? error.title : t('frame:broken.why')}</p>
      <Button type="primary" onClick={() => location.reload()}>
        {t('frame:broken.reload')}
      </Button>
    </Page>
  );
}

import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { pathTo } from '../../../shared/paths';

/** The pages of the day itself. */
export function DayLinks({ organisationId, eventId }: { organisationId: string; eventId: string }) {
  const { t } = useTranslation();
  return (
    <div className="kx-actions">
      {(['door', 'board', 'screen'] as const).map((page) => (
        <Link key={page} to={pathTo.deskEvent(organisationId, eventId, page)}>
          {t(`events:${page}.title`)}
        </Link>
      ))}
    </div>
  );
}

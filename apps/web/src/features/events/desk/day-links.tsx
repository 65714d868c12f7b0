import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** The pages of the day itself. */
export function DayLinks() {
  const { t } = useTranslation();
  return (
    <div className="kx-actions">
      <Link to="door">{t('events:door.title')}</Link>
      <Link to="board">{t('events:board.title')}</Link>
      <Link to="screen">{t('events:screen.title')}</Link>
    </div>
  );
}

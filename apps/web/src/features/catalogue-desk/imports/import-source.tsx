import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Import } from '../../../api/desk';
import { Minute } from '../../../shared/values';

/** Who brought the file and when, which file it was, and that it came before. */
export function ImportSource({ batch, organisationId }: { batch: Import; organisationId: string }) {
  const { t } = useTranslation();
  const { createdAt, createdBy, sha256, sameAs } = batch;
  return (
    <>
      <p className="kx-second">
        {createdBy ?? t('imports:source.command')} · <Minute at={createdAt} /> ·{' '}
        <span title={sha256}>SHA-256 {sha256.slice(0, 12)}…</span>
      </p>
      {sameAs && (
        <p className="kx-note">
          {t('imports:source.same')} <Minute at={sameAs.createdAt} />{' '}
          <Link to={`/desk/${organisationId}/imports/${sameAs.id}`}>{t('imports:source.open')}</Link>
        </p>
      )}
    </>
  );
}

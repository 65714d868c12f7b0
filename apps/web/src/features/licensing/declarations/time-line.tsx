import { Timeline } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Declaration } from '../../../api/licensing';
import { FileLink } from '../../../shared/inputs';
import { Day, Minute } from '../../../shared/values';

/** What happened, newest first: the legal day where there is one, and when and by whom it was recorded. */
export function DeclarationTimeLine({
  events,
  organisationId,
}: {
  events: Declaration['events'];
  organisationId: string;
}) {
  const { t } = useTranslation();
  return (
    <Timeline
      className="kx-time-line"
      items={[...events].reverse().map(({ event, legalDay, reason, fileId, person, recordedAt }, at) => ({
        key: at,
        content: (
          <>
            {legalDay && (
              <>
                <Day day={legalDay} />{' '}
              </>
            )}
            <strong>{t(`declaration:event.${event}`, { defaultValue: event })}</strong>
            {reason && <p>{reason}</p>}
            {fileId && (
              <p>
                <FileLink organisationId={organisationId} fileId={fileId} />
              </p>
            )}
            <p className="kx-second">
              {t('declaration:recorded', { person: person ?? t('declaration:system') })}{' '}
              <Minute at={recordedAt} />
            </p>
          </>
        ),
      }))}
    />
  );
}

import { Timeline } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Patent } from '../../api/catalogue';
import { Day } from '../../shared/values';

/** What the register says, newest first, each entry with its day and where we learned it. */
export function TimeLine({ patent }: { patent: Patent }) {
  const { t } = useTranslation();
  return (
    <>
      <p>
        {t(`patent:status.${patent.legalStatus}`)}
        {patent.legalStatusDay && (
          <span className="kx-second">
            {' '}
            <Day day={patent.legalStatusDay} />
          </span>
        )}
      </p>
      {patent.timeLine.length === 0 ? (
        <p className="kx-second">{t('patent:noEvents')}</p>
      ) : (
        <Timeline
          className="kx-time-line"
          items={patent.timeLine.map(({ type, day, detail, source }) => ({
            key: type + day,
            content: (
              <>
                <Day day={day} /> <strong>{t(`patent:event.${type}`)}</strong>
                {detail && <p>{detail}</p>}
                {source && <p className="kx-second">{t('patent:source', { source })}</p>}
              </>
            ),
          }))}
        />
      )}
    </>
  );
}

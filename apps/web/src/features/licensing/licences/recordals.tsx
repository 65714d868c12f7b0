import { useTranslation } from 'react-i18next';
import type { Licence, Recordal } from '../../../api/licensing';
import { hasRole, type Membership } from '../../../app/session';
import { FileLink, today } from '../../../shared/inputs';
import { Tag, type Tone } from '../../../shared/tag';
import { Day } from '../../../shared/values';
import { AnswerRecordal, FileRecordal } from './recordal-forms';

const TONE: Record<Recordal['state'], Tone> = { FILED: 'money', RECORDED: 'done', REFUSED: 'over' };

interface Props {
  licence: Licence;
  membership: Membership;
}

/** 许可合同备案: by when, what went to the office, what came back; what either side may state now. */
export function Recordals({ licence, membership }: Props) {
  const { t } = useTranslation();
  const { recordals, state } = licence;
  if (!licence.effectiveDay) return null;
  const may = hasRole(
    membership,
    'UNIVERSITY_CLERK',
    'UNIVERSITY_APPROVER',
    'CENTRE_STAFF',
    'MEMBER',
    'SIGNATORY',
  );
  const awaited = recordals.find((one) => one.state === 'FILED');
  return (
    <section className="kx-part">
      <h2>{t('licence:recordal.title')}</h2>
      <p className="kx-second">{t('licence:recordal.purpose')}</p>
      {state === 'EFFECTIVE' && <LastDay licence={licence} />}
      {recordals.length > 0 && (
        <ol className="kx-payments" aria-label={t('licence:recordal.history')}>
          {recordals.map((recordal) => (
            <Filing
              key={recordal.id}
              recordal={recordal}
              licence={licence}
              organisationId={membership.organisationId}
            />
          ))}
        </ol>
      )}
      {may && state === 'EFFECTIVE' && <FileRecordal licence={licence} membership={membership} />}
      {may && state === 'RECORDAL_FILED' && awaited && (
        <AnswerRecordal licence={licence} recordal={awaited} membership={membership} />
      )}
    </section>
  );
}

function LastDay({ licence: { recordalDueDay, recordalReason } }: { licence: Licence }) {
  const { t } = useTranslation();
  if (!recordalDueDay) return null;
  const over = recordalDueDay < today();
  return (
    <>
      <p className={over ? 'kx-overdue' : 'kx-warn'}>
        {t('licence:recordal.lastDay')} <Day day={recordalDueDay} />
      </p>
      <p className="kx-second">{recordalReason}</p>
      {over && <p>{t('licence:recordal.over')}</p>}
    </>
  );
}

function Filing({
  recordal,
  licence,
  organisationId,
}: {
  recordal: Recordal;
  licence: Licence;
  organisationId: string;
}) {
  const { t } = useTranslation();
  const {
    state,
    filedBy,
    filedDay,
    byAgent,
    files = [],
    outcomeDay,
    recordalNumber,
    reason,
    fileId,
  } = recordal;
  const name = (side: Recordal['filedBy']) =>
    t(
      licence[side === 'LICENSOR' ? 'licensor' : 'licensee'].id === organisationId
        ? 'licence:recordal.own'
        : `licence:fact.${side.toLowerCase()}`,
    );
  return (
    <li>
      <p className="kx-tags">
        <Day day={filedDay} />
        <span>
          {t(byAgent ? 'licence:recordal.filedByAgent' : 'licence:recordal.filed', { party: name(filedBy) })}
        </span>
        <Tag tone={TONE[state]}>{t(`licence:recordal.state.${state}`)}</Tag>
      </p>
      <p className="kx-second">
        {t('licence:recordal.went')}
        {files.map((file) => t(`licence:recordal.file.${file}`)).join(t('licensing:listComma'))}
      </p>
      {outcomeDay && recordal.outcomeBy && (
        <p className="kx-tags">
          <Day day={outcomeDay} />
          {recordalNumber && (
            <span>
              {t('licence:recordal.number')} <strong className="kx-number-wrap">{recordalNumber}</strong>
            </span>
          )}
          {reason && <span>{t('licence:recordal.because', { reason })}</span>}
          <span className="kx-second">
            {t('licence:recordal.toldBy', { party: name(recordal.outcomeBy) })}
          </span>
          {fileId && (
            <FileLink
              organisationId={organisationId}
              fileId={fileId}
              label={t('licence:recordal.certificate')}
            />
          )}
        </p>
      )}
    </li>
  );
}

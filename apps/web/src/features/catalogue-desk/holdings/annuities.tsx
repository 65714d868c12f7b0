import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Annuities as Calendar, oneAnnuities } from '../../../api/desk';
import { type Column, DataList } from '../../../shared/data-list';
import { formatRate, formatYuan } from '../../../shared/format';
import { Loaded } from '../../../shared/states';
import { Day, Money } from '../../../shared/values';
import { AnnuityFactsForm } from './annuity-facts-form';

type Annuity = Calendar['annuities'][number];

interface Props {
  patentId: string;
  organisationId: string;
  mayWrite: boolean;
}

/** What keeps the patent alive: when, how much, and what lateness adds. What nobody has stated is asked. */
export function Annuities({ patentId, organisationId, mayWrite }: Props) {
  const { t } = useTranslation();
  const [stating, setStating] = useState<'STATED' | 'TOLD'>();
  const query = useQuery(oneAnnuities(organisationId, patentId));
  const owed = query.data && query.data.noCalendar === null;
  return (
    <section className="kx-part">
      <div className="kx-panel-head">
        <h2>{t('annuity:title')}</h2>
        {mayWrite && owed && !stating && (
          <Button onClick={() => setStating('STATED')}>{t('annuity:state')}</Button>
        )}
      </div>
      <Loaded query={query}>
        {(calendar) => (
          <>
            {calendar.noCalendar && <p>{t(`annuity:none.${calendar.noCalendar}`)}</p>}
            {stating && (
              <AnnuityFactsForm
                calendar={calendar}
                asTold={stating === 'TOLD'}
                patentId={patentId}
                organisationId={organisationId}
                close={() => setStating(undefined)}
              />
            )}
            <Questions calendar={calendar} />
            {owed && (
              <Told calendar={calendar}>
                {mayWrite && !stating && (
                  <Button onClick={() => setStating('TOLD')}>{t('annuity:takeTold')}</Button>
                )}
              </Told>
            )}
            {owed && <Rows calendar={calendar} />}
          </>
        )}
      </Loaded>
    </section>
  );
}

function Questions({ calendar: { questions } }: { calendar: Calendar }) {
  const { t } = useTranslation();
  if (questions.length === 0) return null;
  return (
    <p className="kx-warn">
      {t('annuity:questions')}
      {questions.map((question) => t(`annuity:question.${question}`)).join(t('frame:comma'))}
    </p>
  );
}

/** What the parties of a licence recorded; where the holder states something else, that stands and is asked about. */
function Told({ calendar: { told }, children }: { calendar: Calendar; children: ReactNode }) {
  const { t } = useTranslation();
  if (!told) return null;
  const sentence = t('annuity:told', { number: told.recordalNumber, day: told.recordedDay });
  const ended = told.withdrawnDay && t('annuity:toldEnded', { day: told.withdrawnDay });
  return (
    <div className={told.agrees ? 'kx-second' : 'kx-note kx-part'}>
      <p>
        {sentence}
        {ended}
      </p>
      {!told.agrees && <p>{t('annuity:toldDiffers')}</p>}
      {!told.agrees && children}
    </div>
  );
}

function Rows({ calendar }: { calendar: Calendar }) {
  const { t } = useTranslation();
  const [next] = calendar.annuities;
  if (!next) return <p>{t('annuity:allPaid')}</p>;
  return (
    <>
      <DataList
        label={t('annuity:title')}
        rows={calendar.annuities}
        keyOf={({ year }) => String(year)}
        columns={columnsOf(t)}
      />
      <LateFees annuity={calendar.annuities.find(({ state }) => state === 'LATE') ?? next} />
      <p className="kx-second">{t('annuity:rule')}</p>
      <p className="kx-second">{t('annuity:notes')}</p>
      {calendar.source && (
        <p className="kx-second">
          {t('annuity:source', { source: calendar.source })} <Day day={calendar.statedAt} />
        </p>
      )}
    </>
  );
}

function columnsOf(t: TFunction): Column<Annuity>[] {
  return [
    {
      key: 'year',
      title: t('annuity:column.year'),
      head: true,
      show: ({ year }) => t('annuity:year', { year }),
    },
    { key: 'due', title: t('annuity:column.due'), show: ({ dueDay }) => <Day day={dueDay} /> },
    {
      key: 'sum',
      title: t('annuity:column.sum'),
      show: ({ dueFen }) => (dueFen === null ? t('annuity:unknownSum') : <Money fen={dueFen} />),
    },
    { key: 'full', title: t('annuity:column.full'), show: ({ fullFen }) => <Money fen={fullFen} /> },
    {
      key: 'reduction',
      title: t('annuity:column.reduction'),
      show: ({ reduction, reductionBp }) =>
        t(`annuity:reduction.${reduction}`, { rate: formatRate(reductionBp) }),
    },
    {
      key: 'standing',
      title: t('annuity:column.standing'),
      show: ({ state, graceEnd, todayFen }) => (
        <span className={state === 'UPCOMING' ? undefined : state === 'ASK' ? 'kx-warn' : 'kx-overdue'}>
          {t(`annuity:standing.${state}`, { day: graceEnd })}
          {state === 'LATE' && todayFen !== null && (
            <> · {t('annuity:payToday', { sum: formatYuan(todayFen) })}</>
          )}
        </span>
      ),
    },
  ];
}

function LateFees({ annuity: { year, lateSteps } }: { annuity: Annuity }) {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t('annuity:late')}</summary>
      <p className="kx-second">{t('annuity:lateFor', { year })}</p>
      <table className="kx-plain-table">
        <thead>
          <tr>
            <th scope="col">{t('annuity:lateUntil')}</th>
            <th scope="col">{t('annuity:lateFee')}</th>
          </tr>
        </thead>
        <tbody>
          {lateSteps.map(({ until, surchargeFen }) => (
            <tr key={until}>
              <td>
                <Day day={until} />
              </td>
              <td>
                <Money fen={surchargeFen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

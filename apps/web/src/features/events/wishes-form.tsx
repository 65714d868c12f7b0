import { Button, Checkbox, Input, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Counterpart, type OwnWishes, type Wish, WISHES, type WrittenWishes } from '../../api/meetings';
import { useAct } from '../../api/use-act';
import { minuteOf } from '../../shared/format';
import { Section } from '../../shared/page';
import { pathTo } from '../../shared/paths';
import { ProblemAlert } from '../../shared/problem-alert';
import { Reasons } from '../../shared/reasons';
import { EmptyState } from '../../shared/states';
import { Tag } from '../../shared/tag';
import { Day, Minute } from '../../shared/values';
import './events.css';

interface Wanted {
  wish: Wish;
  note: string;
}
const FROM_HERE_A_FILTER = 8;

interface Props {
  wishes: OwnWishes;
  /** Staff may write after the wishes closed, too. */
  staff?: boolean;
  save: (written: WrittenWishes) => Promise<OwnWishes>;
  saved: (fresh: OwnWishes) => void;
  /** Something differs from what was saved. */
  changed?: () => void;
}

/** Whom somebody wants to meet, when they are there, and how much is too much. */
export function WishesForm({ wishes, staff = false, save, saved, changed }: Props) {
  const { t } = useTranslation();
  const { allSessions, people } = wishes;
  const [wanted, setWanted] = useState(() => wantedOf(wishes));
  const [sessions, setSessions] = useState(wishes.sessions ?? allSessions.map((_, at) => at));
  const [least, setLeast] = useState(wishes.minMeetings);
  const [most, setMost] = useState(wishes.maxMeetings);
  const [filter, setFilter] = useState('');
  const act = useAct({ act: (written: WrittenWishes) => save(written), done: saved });
  const editable = wishes.open || staff;
  const shown = people.filter(({ unit, topic }) => `${unit} ${topic ?? ''}`.includes(filter.trim()));
  function edit<T>(set: (value: T) => void, value: T) {
    set(value);
    changed?.();
  }
  const submit = () =>
    act.run({
      sessions: sessions.length === allSessions.length ? null : sessions,
      minMeetings: least,
      maxMeetings: most,
      wishes: [...wanted].map(([to, { wish, note }]) => ({ to, wish, note: note.trim() || null })),
    });
  return (
    <>
      <Section title={t('events:wishes.when')}>
        <div className="kx-stack">
          {allSessions.length > 1 && (
            <Checkbox.Group
              className="kx-choices"
              disabled={!editable}
              value={sessions}
              onChange={(chosen) =>
                edit(
                  setSessions,
                  [...chosen].sort((a, b) => a - b),
                )
              }
              options={allSessions.map(({ startsAt, endsAt }, value) => ({
                value,
                label: `${minuteOf(startsAt)} – ${minuteOf(endsAt).slice(-5)}`,
              }))}
            />
          )}
          <div className="kx-event-grid">
            <label className="kx-wish-number">
              {t('events:wishes.least')}
              <InputNumber
                min={0}
                max={60}
                precision={0}
                disabled={!editable}
                value={least}
                onChange={(value) => edit(setLeast, value ?? 0)}
              />
            </label>
            <label className="kx-wish-number">
              {t('events:wishes.most')}
              <InputNumber
                min={1}
                max={60}
                precision={0}
                disabled={!editable}
                value={most}
                onChange={(value) => edit(setMost, value)}
              />
            </label>
          </div>
        </div>
      </Section>
      <Section title={t('events:wishes.whom')}>
        {people.length === 0 ? (
          <EmptyState title={t('events:wishes.nobody')} hint={t('events:wishes.nobodyHint')} />
        ) : (
          <>
            <p className="kx-second">{t('events:wishes.holdsNothing')}</p>
            {people.length >= FROM_HERE_A_FILTER && (
              <Input.Search
                allowClear
                className="kx-wish-filter"
                aria-label={t('events:wishes.filter')}
                placeholder={t('events:wishes.filter')}
                value={filter}
                onChange={(event) => setFilter(event.target.value)}
              />
            )}
            <ul className="kx-wish-list">
              {shown.map((person) => (
                <li key={person.id}>
                  <OneWish
                    person={person}
                    disabled={!editable}
                    wanted={wanted.get(person.id)}
                    change={(value) => edit(setWanted, changedWish(wanted, person.id, value))}
                  />
                </li>
              ))}
            </ul>
          </>
        )}
      </Section>
      {editable && (
        <div className="kx-wish-save">
          <ProblemAlert problem={act.problem} />
          <Button type="primary" loading={act.running} onClick={submit}>
            {t('events:wishes.save', { count: wanted.size })}
          </Button>
          {wishes.open && (
            <span className="kx-second">
              {t('events:wishes.until')} <Minute at={wishes.closesAt} />
            </span>
          )}
        </div>
      )}
    </>
  );
}

function OneWish({
  person,
  wanted,
  disabled,
  change,
}: {
  person: Counterpart;
  wanted: Wanted | undefined;
  disabled: boolean;
  change: (value: Wanted | undefined) => void;
}) {
  const { t } = useTranslation();
  const { unit, position, topic, suggested, metBefore, left } = person;
  return (
    <>
      <h3>
        {unit} {left && <Tag tone="over">{t('events:wishes.left')}</Tag>}
      </h3>
      {left && !disabled && <p className="kx-second">{t('events:wishes.leftHint')}</p>}
      <p className="kx-second">
        {[position, topic].filter(Boolean).join(' · ')}
        {metBefore && (
          <>
            {' '}
            {t('events:wishes.metBefore')} <Day day={metBefore} />
          </>
        )}
      </p>
      {suggested.map(({ matchId, need, patentId, subject, reasons }) => (
        <details key={matchId} className="kx-wish-reason">
          <summary>
            {t('events:wishes.suggested', { need, subject: subject ?? t('events:wishes.proposal') })}
          </summary>
          {patentId && <Link to={pathTo.patent(patentId)}>{subject}</Link>}
          <Reasons reasons={reasons} />
        </details>
      ))}
      <Radio.Group
        aria-label={t('events:wishes.of', { unit })}
        optionType="button"
        size="small"
        disabled={disabled}
        value={wanted?.wish ?? 'NONE'}
        onChange={({ target }) =>
          change(target.value === 'NONE' ? undefined : { note: '', ...wanted, wish: target.value as Wish })
        }
        options={(['NONE', ...WISHES] as const).map((value) => ({
          value,
          label: t(`events:wish.${value}`),
        }))}
      />
      {wanted && wanted.wish !== 'REFUSE' && (
        <Input
          className="kx-wish-note"
          aria-label={t('events:wishes.note', { unit })}
          placeholder={t('events:wishes.notePlaceholder')}
          maxLength={200}
          disabled={disabled}
          value={wanted.note}
          onChange={(event) => change({ ...wanted, note: event.target.value })}
        />
      )}
    </>
  );
}

function wantedOf({ wishes }: OwnWishes): Map<string, Wanted> {
  return new Map(wishes.map(({ to, wish, note }) => [to, { wish, note: note ?? '' }]));
}

function changedWish(all: Map<string, Wanted>, id: string, value: Wanted | undefined): Map<string, Wanted> {
  const next = new Map(all);
  if (value) next.set(id, value);
  else next.delete(id);
  return next;
}

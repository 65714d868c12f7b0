import { useQuery } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { oneSheet, type Sheet } from '../../../api/desk';
import { Loaded } from '../../../shared/states';
import { Tag, type Tone } from '../../../shared/tag';
import { Day } from '../../../shared/values';
import { SheetForm } from './sheet-form';

type State = Sheet['parts'][number]['state'];
const TONE: Record<State, Tone> = { STATED: 'done', NO_FIGURE: 'money', DRAFT: 'money', MISSING: 'plain' };

interface Props {
  patentId: string;
  organisationId: string;
  mayWrite: boolean;
}

/** How complete the public words on a patent are, and why each part matters to a firm. */
export function PlainSheet({ patentId, organisationId, mayWrite }: Props) {
  const { t } = useTranslation();
  const [writing, setWriting] = useState(false);
  const query = useQuery(oneSheet(organisationId, patentId));
  return (
    <section className="kx-part">
      <div className="kx-panel-head">
        <h2>{t('sheet:desk.title')}</h2>
        {mayWrite && query.data && !writing && (
          <Button onClick={() => setWriting(true)}>{t('sheet:desk.write')}</Button>
        )}
      </div>
      <p className="kx-second">{t('sheet:desk.lead')}</p>
      <Loaded query={query}>
        {(sheet) =>
          writing ? (
            <SheetForm
              sheet={sheet}
              patentId={patentId}
              organisationId={organisationId}
              close={() => setWriting(false)}
            />
          ) : (
            <Meter sheet={sheet} />
          )
        }
      </Loaded>
    </section>
  );
}

function Meter({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation();
  const done = sheet.parts.filter(({ state }) => state === 'STATED').length;
  const all = sheet.parts.length;
  const said = t('sheet:desk.meter', { done, all });
  return (
    <>
      <p>
        {said}
        {sheet.confirmedAt && (
          <span className="kx-second">
            {' · '}
            {t('sheet:desk.lastConfirmed', { person: sheet.confirmedBy ?? t('sheet:desk.somebody') })}{' '}
            <Day day={sheet.confirmedAt} />
          </span>
        )}
      </p>
      <Progress percent={Math.round((100 * done) / all)} showInfo={false} aria-label={said} />
      <ul className="kx-sheet-parts">
        {sheet.parts.map(({ part, state }) => (
          <li key={part}>
            <span className="kx-tags">
              <strong>{t(`sheet:part.${part}`)}</strong>
              <Tag tone={TONE[state]}>{t(`sheet:desk.state.${state}`)}</Tag>
            </span>
            {state !== 'STATED' && <span className="kx-second">{t(`sheet:desk.why.${part}`)}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

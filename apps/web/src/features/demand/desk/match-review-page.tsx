import { Button, Checkbox, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useOutletContext, useSearchParams } from 'react-router';
import { answer, api } from '../../../api/client';
import {
  REVIEW,
  type ReviewedNeed,
  type ReviewMatch,
  reviewPage,
  type ReviewStep,
} from '../../../api/matches';
import { useAct } from '../../../api/use-act';
import type { Membership } from '../../../app/session';
import { Page } from '../../../shared/page';
import { Paged, usePaged } from '../../../shared/paged';
import { pathTo } from '../../../shared/paths';
import { ProblemAlert } from '../../../shared/problem-alert';
import { Reasons } from '../../../shared/reasons';
import { EmptyState } from '../../../shared/states';
import { Tag } from '../../../shared/tag';
import { BandTag } from './match-parts';

/** Nobody outside sees a suggestion that staff did not send. */
export function MatchReviewPage() {
  const { t } = useTranslation();
  const { organisationId } = useOutletContext<Membership>();
  const [address, setAddress] = useSearchParams();
  const state = address.get('state') === 'HELD' ? 'HELD' : 'SUGGESTED';
  const query = usePaged(['matches', organisationId, 'review', state], (cursor) =>
    reviewPage(organisationId, state, cursor),
  );
  return (
    <Page
      title={t('demand:nav.matchReview')}
      lead={t('demand:review.lead')}
      actions={<Link to={`/desk/${organisationId}/match-quality`}>{t('demand:quality.title')}</Link>}
    >
      <div className="kx-stack">
        <Radio.Group
          aria-label={t('demand:answers.show')}
          optionType="button"
          value={state}
          onChange={({ target }) => setAddress(target.value === 'HELD' ? { state: 'HELD' } : {})}
          options={(['SUGGESTED', 'HELD'] as const).map((value) => ({
            value,
            label: t(`demand:matchState.${value}`),
          }))}
        />
        <Paged
          query={query}
          empty={<EmptyState title={t('demand:review.none')} hint={t('demand:review.noneHint')} />}
        >
          {(rows, { waiting }) => (
            <>
              <p role="status">{t('demand:review.waiting', { count: waiting })}</p>
              {rows.map((need) => (
                <NeedInReview key={need.needId} need={need} organisationId={organisationId} state={state} />
              ))}
            </>
          )}
        </Paged>
      </div>
    </Page>
  );
}

interface NeedProps {
  need: ReviewedNeed;
  organisationId: string;
  state: 'SUGGESTED' | 'HELD';
}

/** A need and its suggestions: some are chosen, and sent, held or rejected together. */
function NeedInReview({ need, organisationId, state }: NeedProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string[]>([]);
  const [note, setNote] = useState('');
  const take = useAct({
    act: (step: ReviewStep) =>
      answer(
        api.POST(`${REVIEW}/steps`, {
          params: { path: { organisationId } },
          body: { step, matchIds: chosen, ...(note.trim() && { note: note.trim() }) },
        }),
      ),
    refreshes: [['matches', organisationId, 'review']],
    done: () => setChosen([]),
  });
  const choose = (id: string, on: boolean) =>
    setChosen(on ? [...chosen, id] : chosen.filter((other) => other !== id));
  return (
    <section className="kx-panel" aria-label={need.need}>
      <h2>
        <Link to={pathTo.need(need.needId)}>{need.need}</Link>
      </h2>
      <p className="kx-second">{need.firm}</p>
      <p className="kx-reading">{need.problem}</p>
      <ul className="kx-needs-alike">
        {need.matches.map((match) => (
          <li key={match.id}>
            <Suggestion match={match} chosen={chosen.includes(match.id)} choose={choose} />
          </li>
        ))}
      </ul>
      {chosen.length > 0 && (
        <Input
          aria-label={t('demand:review.note')}
          placeholder={t('demand:review.note')}
          maxLength={500}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      )}
      <ProblemAlert problem={take.problem} />
      <div className="kx-actions">
        <Button
          type="primary"
          disabled={chosen.length === 0}
          loading={take.running}
          onClick={() => take.run('SEND')}
        >
          {t('demand:review.SEND')}
        </Button>
        {state === 'SUGGESTED' && (
          <Button disabled={chosen.length === 0} loading={take.running} onClick={() => take.run('HOLD')}>
            {t('demand:review.HOLD')}
          </Button>
        )}
        <Button disabled={chosen.length === 0} loading={take.running} onClick={() => take.run('REJECT')}>
          {t('demand:review.REJECT')}
        </Button>
      </div>
    </section>
  );
}

interface SuggestionProps {
  match: ReviewMatch;
  chosen: boolean;
  choose: (id: string, on: boolean) => void;
}

function Suggestion({ match, chosen, choose }: SuggestionProps) {
  const { t } = useTranslation();
  return (
    <div>
      <Checkbox checked={chosen} onChange={({ target }) => choose(match.id, target.checked)}>
        {match.subject}
      </Checkbox>
      <p className="kx-second kx-dots">
        <span>
          {match.patentId && <Link to={pathTo.patent(match.patentId)}>{t('demand:review.patent')}</Link>}
        </span>
        <span>{match.university}</span>
        <span>{t(match.offered ? 'demand:review.offered' : 'demand:review.notOffered')}</span>
      </p>
      <p>
        <BandTag match={match} />{' '}
        {match.overexposed && <Tag tone="over">{t('demand:review.overexposed', { share: match.share })}</Tag>}
      </p>
      <Reasons reasons={match.reasons} />
    </div>
  );
}

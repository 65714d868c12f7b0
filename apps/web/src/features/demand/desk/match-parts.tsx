import { Button, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useOutletContext } from 'react-router';
import type { PatentCard } from '../../../api/catalogue';
import { answer, api } from '../../../api/client';
import { DECLINE_REASONS, type DeclineReason } from '../../../api/demand';
import { type Match, MATCHES } from '../../../api/matches';
import { useAct } from '../../../api/use-act';
import { hasRole, type Membership, NEGOTIATING_ROLES } from '../../../app/session';
import { ProblemAlert } from '../../../shared/problem-alert';
import { Reasons } from '../../../shared/reasons';
import { ResultCard } from '../../../shared/result-card';
import { Tag } from '../../../shared/tag';
import '../demand.css';

export function BandTag({ match: { band, lane } }: { match: Pick<Match, 'band' | 'lane'> }) {
  const { t } = useTranslation();
  return (
    <>
      {band && <Tag tone={band === 'CLOSE' ? 'open' : 'plain'}>{t(`demand:matchBand.${band}`)}</Tag>}{' '}
      {lane === 'OTHER_TRADE' && <Tag tone="plain">{t('demand:match.otherTrade')}</Tag>}
    </>
  );
}

interface CandidateProps {
  match: Match;
  /** Absent while it loads. */
  card: PatentCard | undefined;
  organisationId: string;
  side: 'FIRM' | 'UNIVERSITY';
}

/** One candidate: the patent as everywhere, why it may fit, and two taps to answer. */
export function Candidate({ match, card, organisationId, side }: CandidateProps) {
  const { t } = useTranslation();
  return (
    <div className="kx-candidate">
      {card ? (
        <ResultCard patent={card} heading="h3" />
      ) : (
        <p className="kx-panel">{match.subject ?? t(`demand:kind.${match.subjectType}`)}</p>
      )}
      <div className="kx-panel kx-stack">
        <p>
          <BandTag match={match} /> <Tag tone="plain">{t(`demand:matchState.${match.state}`)}</Tag>
        </p>
        {match.patentId && !match.offered && (
          <p className="kx-second">{t(`demand:match.notOffered.${side}`)}</p>
        )}
        <Reasons reasons={match.reasons} />
        {match.note && <p className="kx-note">{t('demand:match.note', { note: match.note })}</p>}
        <Judge key={match.state} match={match} organisationId={organisationId} side={side} />
      </div>
    </div>
  );
}

interface JudgeProps extends Omit<CandidateProps, 'card'> {}

function Judge({ match, organisationId, side }: JudgeProps) {
  const { t } = useTranslation();
  const membership = useOutletContext<Membership>();
  const [declining, setDeclining] = useState(false);
  const say = useAct({
    act: (said: { verdict: 'INTERESTED' | 'DECLINED'; reason?: DeclineReason }) =>
      answer(
        api.POST(`${MATCHES}/{matchId}/verdicts`, {
          params: { path: { organisationId, matchId: match.id } },
          body: said,
        }),
      ),
    refreshes: [
      ['matches', organisationId],
      ['needs', organisationId],
    ],
  });
  if (match.answerId)
    return <Link to={`/desk/${organisationId}/answers/${match.answerId}`}>{t('demand:match.toAnswer')}</Link>;
  const own = side === 'FIRM' ? match.firmVerdict : match.universityVerdict;
  const reason = side === 'FIRM' ? match.firmReason : match.universityReason;
  const otherReason = side === 'FIRM' ? match.universityReason : match.firmReason;
  if (match.state === 'DECLINED')
    return (
      <p className="kx-second">
        {reason && t('demand:match.declinedByUs', { reason: t(`demand:decline.${reason}`) })}
        {otherReason && t('demand:match.declinedByThem', { reason: t(`demand:decline.${otherReason}`) })}
      </p>
    );
  const live = match.state === 'SENT' || match.state === 'INTERESTED';
  if (!live || !hasRole(membership, ...NEGOTIATING_ROLES)) return null;
  return (
    <>
      <div className="kx-actions">
        {own !== 'INTERESTED' && (
          <Button type="primary" loading={say.running} onClick={() => say.run({ verdict: 'INTERESTED' })}>
            {t('demand:answer.interested')}
          </Button>
        )}
        {side === 'UNIVERSITY' && (
          <Link
            className="kx-button"
            to={`/desk/${organisationId}/board/${match.needId}?patent=${match.patentId}`}
          >
            {t('demand:match.answer')}
          </Link>
        )}
        <Button aria-expanded={declining} onClick={() => setDeclining(!declining)}>
          {t('demand:answer.notForMe')}
        </Button>
      </div>
      {own === 'INTERESTED' && <p className="kx-second">{t(`demand:match.saidYes.${side}`)}</p>}
      {declining && (
        <Radio.Group
          aria-label={t('demand:field.reason')}
          className="kx-choices"
          disabled={say.running}
          onChange={({ target }) => say.run({ verdict: 'DECLINED', reason: target.value as DeclineReason })}
          options={DECLINE_REASONS.map((value) => ({ value, label: t(`demand:decline.${value}`) }))}
        />
      )}
      <ProblemAlert problem={say.problem} />
    </>
  );
}

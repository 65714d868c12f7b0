import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type StandingOffer, standingOffer, type Terms, termsOf } from '../../../api/licensing';
import type { Problem } from '../../../api/problem';
import { ProblemAlert } from '../../../shared/problem-alert';
import { Contact } from '../terms-list';
import { type Difference, TermsDifference } from './terms-difference';

interface Props {
  problem: Problem | null;
  offer: StandingOffer;
  organisationId: string | undefined;
  again: () => void;
}

/** Why the notice was not sent, what that means, and what can be done now. */
export function Obstacle({ problem, offer, organisationId, again }: Props) {
  const { t } = useTranslation();
  if (!problem) return null;
  const terms = termsOf(offer);
  switch (problem.code) {
    case 'terms_changed':
      return <Changed problem={problem} offer={offer} again={again} />;
    case 'declaration_closed':
      return (
        <Explained title={problem.title} notSent>
          <p>{t('acceptance:obstacle.closed')}</p>
          <p>
            <Link to="/search?offered=true">{t('acceptance:gone.next')}</Link>
          </p>
        </Explained>
      );
    case 'notices_paused':
      return (
        <Explained title={problem.title} notSent>
          <p>{t('acceptance:obstacle.paused')}</p>
          <p>
            {t('acceptance:obstacle.writeTo')} <Contact contact={terms.contact} />
          </p>
        </Explained>
      );
    case 'licence_exists':
      return (
        <Explained title={problem.title} notSent>
          <p>{t('acceptance:obstacle.exists')}</p>
          {organisationId && (
            <p>
              <Link to={`/desk/${organisationId}/licences`}>{t('acceptance:obstacle.toLicences')}</Link>
            </p>
          )}
        </Explained>
      );
    case 'connection':
    case 'request_in_progress':
      return <Explained title={problem.title}>{t('acceptance:obstacle.unknown')}</Explained>;
    default:
      return <ProblemAlert problem={problem} />;
  }
}

function Changed({ problem, offer, again }: Pick<Props, 'offer' | 'again'> & { problem: Problem }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const difference = problem.params['difference'] as Difference[] | null | undefined;
  const present = problem.params['terms'] as Terms | undefined;
  async function readAgain() {
    await queries.invalidateQueries(standingOffer(offer.declarationId));
    again();
    window.scrollTo({ top: 0 });
  }
  return (
    <Explained title={problem.title} notSent>
      {present && <TermsDifference difference={difference ?? null} before={termsOf(offer)} after={present} />}
      <div>
        <Button onClick={() => void readAgain()}>{t('acceptance:obstacle.readAgain')}</Button>
      </div>
    </Explained>
  );
}

/** Takes the focus when it appears: the button was pressed above or below it. */
function Explained({ title, notSent, children }: { title: string; notSent?: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  const at = useRef<HTMLDivElement>(null);
  useEffect(() => at.current?.focus(), []);
  return (
    <div ref={at} tabIndex={-1} className="kx-obstacle">
      <Alert
        role="alert"
        type="warning"
        showIcon
        title={title}
        description={
          <div className="kx-stack">
            {notSent && <p>{t('acceptance:obstacle.notSent')}</p>}
            {children}
          </div>
        }
      />
    </div>
  );
}

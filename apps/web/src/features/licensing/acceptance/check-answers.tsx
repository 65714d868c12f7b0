import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Radio } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { answer, api, idempotent } from '../../../api/client';
import type { StandingOffer } from '../../../api/licensing';
import { oneOrganisation } from '../../../api/organisations';
import { useAct } from '../../../api/use-act';
import type { Membership, Session } from '../../../app/session';
import { CopyField } from '../../../shared/copy-field';
import { Section } from '../../../shared/page';
import { FeeInWords, Money } from '../../../shared/values';
import { partyName } from './acceptance-step';
import { Obstacle } from './obstacle';

interface Props {
  offer: StandingOffer;
  session: Session;
  /** The organisations for which this person may sign. */
  signing: Membership[];
  sent: (organisationId: string, licenceId: string) => void;
}

/** What will be sent, line by line, and the button that sends it. Nothing is ticked before the person ticks it. */
export function CheckAnswers({ offer, session, signing, sent }: Props) {
  const { t } = useTranslation();
  const only = signing.length === 1 ? signing[0] : undefined;
  const [organisationId, setOrganisationId] = useState(only?.organisationId);
  // The consent is to these terms: where others arrive behind the page, it is not ticked any more.
  const [agreedHash, setAgreedHash] = useState<string>();
  const [missing, setMissing] = useState<'organisation' | 'consent'>();
  const consentAt = useRef<HTMLDivElement>(null);
  const choiceAt = useRef<HTMLDivElement>(null);
  const { declarationId, termsHash } = offer;
  const agreed = agreedHash === termsHash;
  const university = partyName(offer.licensor);
  const origin = useSearchParams()[0].get('origin');

  const notice = useAct({
    act: (body: { organisationId: string; termsHash: string; origin?: string }, key) =>
      answer(
        api.POST('/api/v1/declarations/{declarationId}/acceptances', {
          params: { path: { declarationId }, header: idempotent(key) },
          body,
        }),
      ),
    refreshes: [['licences'], ['today']],
    done: ({ licenceId }, body) => sent(body.organisationId, licenceId),
  });

  function send() {
    const lacks = !organisationId ? 'organisation' : !agreed ? 'consent' : undefined;
    setMissing(lacks);
    const at = lacks === 'organisation' ? choiceAt : consentAt;
    if (lacks) at.current?.querySelector('input')?.focus();
    else if (organisationId) notice.run({ organisationId, termsHash, ...(origin && { origin }) });
  }

  return (
    <>
      <Section title={t('acceptance:check.title')}>
        <dl className="kx-answers">
          <Answer
            name={t('acceptance:check.who')}
            change={only && <Change to="/account" what={t('acceptance:check.who')} />}
          >
            <div ref={choiceAt}>
              {only ? (
                only.organisation
              ) : (
                <Radio.Group
                  aria-label={t('acceptance:check.who')}
                  className="kx-choices"
                  value={organisationId}
                  onChange={(event) => setOrganisationId(event.target.value as string)}
                  options={signing.map(({ organisationId: value, organisation }) => ({
                    value,
                    label: organisation,
                  }))}
                />
              )}
              {missing === 'organisation' && !organisationId && (
                <p className="kx-fault" role="alert">
                  {t('acceptance:check.whoMissing')}
                </p>
              )}
            </div>
          </Answer>
          <Answer
            name={t('acceptance:check.uscc')}
            change={
              organisationId && (
                <Change to={`/desk/${organisationId}/organisation`} what={t('acceptance:check.uscc')} />
              )
            }
          >
            <CreditCode organisationId={organisationId} />
          </Answer>
          <Answer
            name={t('acceptance:check.signatory')}
            change={<Change to="/account" what={t('acceptance:check.signatory')} />}
          >
            {session.person.name}
          </Answer>
          <Answer
            name={t('acceptance:check.fee')}
            change={<Change to={`/offers/${declarationId}`} what={t('acceptance:check.fee')} label="look" />}
          >
            <p>
              {offer.dueFen > 0 && (
                <>
                  <Money fen={offer.dueFen} /> ·{' '}
                </>
              )}
              <FeeInWords method={offer.feeMethod} parameters={offer.feeParameters} />
            </p>
            <p className="kx-second">{offer.workedExample}</p>
          </Answer>
          <Answer name={t('acceptance:check.hash')}>
            <p className="kx-number">{termsHash.slice(0, 16)}…</p>
            <p className="kx-second">{t('acceptance:check.hashMeans')}</p>
            <CopyField label={t('acceptance:check.hash')} text={termsHash} />
          </Answer>
        </dl>
      </Section>
      <Section title={t('acceptance:send.title')}>
        <p>{t('acceptance:send.means', { university })}</p>
        <div ref={consentAt}>
          <Checkbox
            checked={agreed}
            aria-invalid={missing === 'consent' && !agreed}
            onChange={(event) => setAgreedHash(event.target.checked ? termsHash : undefined)}
          >
            {t('acceptance:send.consent', { university })}
          </Checkbox>
          {missing === 'consent' && !agreed && (
            <p className="kx-fault" role="alert">
              {t('acceptance:send.consentMissing')}
            </p>
          )}
        </div>
        <Obstacle
          problem={notice.problem}
          offer={offer}
          organisationId={organisationId}
          again={notice.clear}
        />
        <div>
          <Button
            type="primary"
            size="large"
            className="kx-long-button"
            loading={notice.running}
            onClick={send}
          >
            {t('acceptance:send.act', { university })}
          </Button>
        </div>
      </Section>
    </>
  );
}

function Answer({ name, change, children }: { name: string; change?: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
      <dd className="kx-answer-change">{change}</dd>
    </div>
  );
}

function Change({ to, what, label = 'change' }: { to: string; what: string; label?: 'change' | 'look' }) {
  const { t } = useTranslation();
  return (
    <Link to={to} aria-label={t(`acceptance:check.${label}What`, { what })}>
      {t(`acceptance:check.${label}`)}
    </Link>
  );
}

function CreditCode({ organisationId }: { organisationId: string | undefined }) {
  const { t } = useTranslation();
  const { data } = useQuery({ ...oneOrganisation(organisationId ?? ''), enabled: Boolean(organisationId) });
  if (!organisationId) return <>{t('acceptance:check.afterWho')}</>;
  if (!data) return <>…</>;
  return data.uscc ? <span className="kx-number">{data.uscc}</span> : <>{t('acceptance:check.noUscc')}</>;
}

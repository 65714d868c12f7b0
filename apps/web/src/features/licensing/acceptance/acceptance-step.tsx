import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { type Party, type StandingOffer, standingOffer } from '../../../api/licensing';
import { isProblem } from '../../../api/problem';
import { useDemonstration } from '../../../app/demonstration';
import { currentLanguage } from '../../../app/language';
import { Page } from '../../../shared/page';
import { Loaded } from '../../../shared/states';
import '../licensing.css';

const STEPS = ['offer', 'notice', 'receipt'] as const;
export type Step = (typeof STEPS)[number];

/** The offer of the address; one that is closed is explained, not just missing. */
export function WithOffer({ children }: { children: (offer: StandingOffer) => ReactNode }) {
  const { declarationId = '' } = useParams();
  const query = useQuery(standingOffer(declarationId));
  useDemonstration(query.data?.licensor.demonstration);
  if (isProblem(query.error) && query.error.status === 404) return <NoOffer />;
  return <Loaded query={query}>{children}</Loaded>;
}

function NoOffer() {
  const { t } = useTranslation();
  return (
    <Page title={t('acceptance:gone.title')} narrow>
      <p>{t('acceptance:gone.why')}</p>
      <p>{t('acceptance:gone.kept')}</p>
      <p>
        <Link to="/search?offered=true">{t('acceptance:gone.next')}</Link>
      </p>
    </Page>
  );
}

interface StepProps {
  offer: Pick<StandingOffer, 'title' | 'titleEn'>;
  step: Step;
  actions?: ReactNode;
  children: ReactNode;
}

/** One of the three screens: where one is, and what this step means in law. */
export function AcceptanceStep({ offer, step, actions, children }: StepProps) {
  const { t } = useTranslation();
  const here = STEPS.indexOf(step);
  return (
    <Page
      title={t(`acceptance:title.${step}`)}
      windowTitle={`${t(`acceptance:title.${step}`)} · ${titleOf(offer)}`}
      lead={t(`acceptance:law.${step}`)}
      actions={actions}
    >
      <ol className="kx-steps" aria-label={t('acceptance:steps')}>
        {STEPS.map((name, at) => (
          <li
            key={name}
            aria-current={name === step ? 'step' : undefined}
            className={at < here ? 'kx-step-done' : ''}
          >
            <span className="kx-step-number" aria-hidden="true">
              {at + 1}
            </span>
            {t(`acceptance:step.${name}`)}
          </li>
        ))}
      </ol>
      <p className="kx-offer-title">{titleOf(offer)}</p>
      {children}
    </Page>
  );
}

export function titleOf({ title, titleEn }: { title: string; titleEn?: string | null }): string {
  return (currentLanguage() === 'en' && titleEn) || title;
}

export function partyName({ name, nameEn }: Pick<Party, 'name' | 'nameEn'>): string {
  return (currentLanguage() === 'en' && nameEn) || name;
}

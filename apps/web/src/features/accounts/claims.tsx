import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, type Schemas } from '../../api/client';
import { useAct } from '../../api/use-act';
import { Facts } from '../../shared/data-list';
import { Section } from '../../shared/page';
import { ProblemAlert } from '../../shared/problem-alert';
import { CardsSkeleton, Loaded } from '../../shared/states';
import { Minute } from '../../shared/values';

const CLAIMS_KEY = ['platform', 'claims'];

/** Somebody registered with a credit code that is taken: does the person belong to that organisation? */
export function Claims() {
  const { t } = useTranslation();
  const query = useQuery({ queryKey: CLAIMS_KEY, queryFn: () => answer(api.GET('/api/v1/claims')) });
  return (
    <Section title={t('accounts:claims.title')}>
      <Loaded query={query} skeleton={<CardsSkeleton count={1} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="kx-second">{t('accounts:claims.none')}</p>
          ) : (
            items.map((claim) => <Claim key={claim.id} claim={claim} />)
          )
        }
      </Loaded>
    </Section>
  );
}

function Claim({ claim }: { claim: Schemas['ClaimDto'] }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const decide = useAct({
    act: (accept: boolean) =>
      api.POST('/api/v1/claims/{claimId}/decision', {
        params: { path: { claimId: claim.id } },
        body: { accept, ...(reason.trim() && { reason: reason.trim() }) },
      }),
    refreshes: [CLAIMS_KEY],
  });
  return (
    <article className="kx-form kx-claim">
      <Facts
        items={[
          [t('accounts:claims.person'), claim.person],
          [t('accounts:claims.organisation'), claim.organisation],
          [t('accounts:organisation.uscc'), claim.uscc],
          [t('accounts:claims.statedName'), claim.statedName],
          [t('accounts:claims.at'), <Minute at={claim.createdAt} />],
        ]}
      />
      <Input
        aria-label={t('accounts:claims.reason')}
        placeholder={t('accounts:claims.reason')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <ProblemAlert problem={decide.problem} />
      <div className="kx-actions">
        <Button loading={decide.running} onClick={() => decide.run(true)}>
          {t('accounts:claims.accept', { person: claim.person })}
        </Button>
        <Button loading={decide.running} onClick={() => decide.run(false)}>
          {t('accounts:claims.refuse')}
        </Button>
      </div>
    </article>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { callList } from '../../api/enterprises';
import { Section } from '../../shared/page';
import { CardsSkeleton, Loaded } from '../../shared/states';
import { Day } from '../../shared/values';

/** Whom to call: steps that are due, then key firms that nobody spoke to for long. */
export function CallList({ organisationId, at }: { organisationId: string; at: (id: string) => string }) {
  const { t } = useTranslation();
  const query = useQuery(callList(organisationId));
  return (
    <Section title={t('enterprises:calls.title')}>
      <Loaded query={query} skeleton={<CardsSkeleton count={1} />}>
        {({ due, silent }) =>
          due.length + silent.length === 0 ? (
            <p>{t('enterprises:calls.nothing')}</p>
          ) : (
            <ul className="kx-events">
              {due.map(({ id, firm, nextStep, nextStepDay }) => (
                <li key={id}>
                  <Day day={nextStepDay} /> <Link to={at(id)}>{firm.name}</Link> · {nextStep}
                </li>
              ))}
              {silent.map(({ id, firm, lastContactDay }) => (
                <li key={id}>
                  <Link to={at(id)}>{firm.name}</Link> ·{' '}
                  {lastContactDay
                    ? t('enterprises:calls.silentSince', { day: lastContactDay })
                    : t('enterprises:calls.never')}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client';
import { keepersOf, sizesOf } from '../../api/enterprises';
import { organisationKey } from '../../api/organisations';
import { Section } from '../../shared/page';
import { CardsSkeleton, Loaded } from '../../shared/states';
import { Day } from '../../shared/values';
import { SizeStatements } from './size-statements';

/** A firm's own statement of its size, and who keeps a file on it. */
export function OwnSize({ organisationId, mayState }: { organisationId: string; mayState: boolean }) {
  const query = useQuery(sizesOf(organisationId));
  return (
    <Loaded query={query} skeleton={<CardsSkeleton count={1} />}>
      {({ items }) => (
        <SizeStatements
          statements={items}
          mayState={mayState}
          refreshes={[sizesOf(organisationId).queryKey, organisationKey(organisationId)]}
          state={(body) =>
            answer(
              api.POST('/api/v1/organisations/{organisationId}/size-statements', {
                params: { path: { organisationId } },
                body,
              }),
            )
          }
        />
      )}
    </Loaded>
  );
}

export function Keepers({ organisationId }: { organisationId: string }) {
  const { t } = useTranslation();
  const query = useQuery(keepersOf(organisationId));
  return (
    <Section title={t('enterprises:keepers.title')}>
      <Loaded query={query} skeleton={<CardsSkeleton count={1} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('enterprises:keepers.nobody')}</p>
          ) : (
            <ul className="kx-events">
              {items.map(({ organisationId: keeper, name, since }) => (
                <li key={keeper}>
                  {name} · {t('enterprises:keepers.since')} <Day day={since} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

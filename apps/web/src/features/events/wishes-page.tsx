import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { answer, api } from '../../api/client';
import { ownWishes, REGISTRATION } from '../../api/meetings';
import { Page } from '../../shared/page';
import { pathTo } from '../../shared/paths';
import { Loaded } from '../../shared/states';
import { WishesForm } from './wishes-form';

/** A participant's wishes, by the code: no account is needed. */
export function WishesPage() {
  const { t } = useTranslation();
  const { code = '' } = useParams();
  const queries = useQueryClient();
  const [saved, setSaved] = useState(false);
  const query = useQuery(ownWishes(code));
  return (
    <Page
      title={t('events:wishes.title')}
      lead={t('events:wishes.lead')}
      actions={<Link to={pathTo.eventRegistration(code)}>{t('events:wishes.back')}</Link>}
      narrow
    >
      <Loaded query={query}>
        {(wishes) => (
          <>
            {!wishes.open && <p className="kx-note">{t('events:wishes.closed')}</p>}
            {saved && (
              <p className="kx-note" role="status">
                {t('events:wishes.saved')}
              </p>
            )}
            <WishesForm
              wishes={wishes}
              save={(body) =>
                answer(api.PUT(`${REGISTRATION}/wishes`, { params: { path: { eventCode: code } }, body }))
              }
              saved={(fresh) => {
                queries.setQueryData(ownWishes(code).queryKey, fresh);
                setSaved(true);
                scrollTo({ top: 0 });
              }}
              changed={() => setSaved(false)}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}

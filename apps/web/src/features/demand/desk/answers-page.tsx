import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useOutletContext, useSearchParams } from 'react-router';
import { answerPage } from '../../../api/demand';
import { hasRole, LICENSEE_ROLES, type Membership } from '../../../app/session';
import { Page } from '../../../shared/page';
import { Paged, usePaged } from '../../../shared/paged';
import { EmptyState } from '../../../shared/states';
import { useListKeys } from '../../../shared/use-list-keys';
import { AnswerRows } from './answers-list';

/** All answers that this organisation gave or got; first those that wait for it. */
export function AnswersPage() {
  const { t } = useTranslation();
  const membership = useOutletContext<Membership>();
  const { organisationId } = membership;
  const [address, setAddress] = useSearchParams();
  const waiting = address.get('show') !== 'all';
  const side = hasRole(membership, ...LICENSEE_ROLES) ? 'FIRM' : 'UNIVERSITY';
  useListKeys();
  const query = usePaged(['answers', organisationId, 'list', waiting], (cursor) =>
    answerPage(organisationId, waiting ? { waiting: 'true' } : {}, cursor),
  );
  const onward =
    side === 'FIRM' ? (
      <Link to={`/desk/${organisationId}/needs`}>{t('demand:answers.toNeeds')}</Link>
    ) : (
      <Link className="kx-button" to="/needs">
        {t('demand:answers.toBoard')}
      </Link>
    );
  return (
    <Page
      title={t('demand:nav.answers')}
      lead={t(`demand:answers.lead.${side}`)}
      actions={side === 'UNIVERSITY' && onward}
    >
      <div className="kx-stack">
        <Radio.Group
          aria-label={t('demand:answers.show')}
          optionType="button"
          value={waiting ? 'waiting' : 'all'}
          onChange={({ target }) => setAddress(target.value === 'all' ? { show: 'all' } : {})}
          options={[
            { value: 'waiting', label: t('demand:answers.waiting') },
            { value: 'all', label: t('demand:answers.all') },
          ]}
        />
        <Paged
          query={query}
          empty={
            <EmptyState
              title={t(waiting ? 'demand:answers.noneWaiting' : 'demand:answers.none')}
              hint={t(`demand:answers.noneHint.${side}`)}
              action={onward}
            />
          }
        >
          {(rows) => <AnswerRows rows={rows} organisationId={organisationId} side={side} showNeed />}
        </Paged>
      </div>
    </Page>
  );
}

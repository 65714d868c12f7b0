import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { type AnswerLine, answerPage } from '../../../api/demand';
import { DataList } from '../../../shared/data-list';
import { Section } from '../../../shared/page';
import { Paged, usePaged } from '../../../shared/paged';
import { EmptyState } from '../../../shared/states';
import { Tag, type Tone } from '../../../shared/tag';
import { Day } from '../../../shared/values';

const TONES: Record<AnswerLine['state'], Tone> = {
  OPEN: 'open',
  INTERESTED: 'done',
  DECLINED: 'plain',
  WITHDRAWN: 'plain',
};

/** What universities answered to one need. */
export function AnswersOf({ organisationId, needId }: { organisationId: string; needId: string }) {
  const { t } = useTranslation();
  const query = usePaged(['answers', organisationId, 'of', needId], (cursor) =>
    answerPage(organisationId, { needId }, cursor),
  );
  return (
    <Section title={t('demand:nav.answers')}>
      <Paged
        query={query}
        empty={<EmptyState title={t('demand:answers.noneYet')} hint={t('demand:answers.noneYetHint')} />}
      >
        {(rows) => <AnswerRows rows={rows} organisationId={organisationId} side="FIRM" />}
      </Paged>
    </Section>
  );
}

interface RowsProps {
  rows: readonly AnswerLine[];
  organisationId: string;
  /** Of who looks; the other side is who is named. */
  side: 'FIRM' | 'UNIVERSITY';
  /** Where the rows belong to several needs. */
  showNeed?: boolean;
}

export function AnswerRows({ rows, organisationId, side, showNeed }: RowsProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const at = (id: string) => `/desk/${organisationId}/answers/${id}`;
  const subjectOf = ({ kind, subject }: AnswerLine) => subject ?? t(`demand:kind.${kind}`);
  return (
    <DataList
      label={t('demand:nav.answers')}
      rows={rows}
      keyOf={({ id }) => id}
      onOpen={({ id }) => void navigate(at(id))}
      columns={[
        {
          key: 'subject',
          title: t('demand:field.subject'),
          head: true,
          // As wide as what is left: a title may be long, and the state must stay in sight.
          width: showNeed ? 260 : 220,
          show: (row) => <Link to={at(row.id)}>{subjectOf(row)}</Link>,
        },
        ...(showNeed
          ? [{ key: 'need', title: t('demand:field.need'), show: ({ need }: AnswerLine) => need }]
          : []),
        {
          key: 'other',
          title: t(side === 'FIRM' ? 'demand:field.university' : 'demand:field.firm'),
          show: ({ firm, university }) => (side === 'FIRM' ? university : firm),
        },
        {
          key: 'state',
          title: t('demand:field.state'),
          show: ({ state }) => <Tag tone={TONES[state]}>{t(`demand:answerState.${state}`)}</Tag>,
        },
        {
          key: 'turn',
          title: t('demand:field.turn'),
          show: ({ turn, dueDay }) =>
            turn === null ? (
              '—'
            ) : (
              <>
                {t(turn === side ? 'demand:turn.mine' : 'demand:turn.theirs')} <Day day={dueDay} />
              </>
            ),
        },
      ]}
    />
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { DECLINE_REASONS, type DeclineReason } from '../../api/demand';
import { answerQuestion, type InventorCard, type InventorSaid, inventorCard } from '../../api/matches';
import { useAct } from '../../api/use-act';
import { Page, Section } from '../../shared/page';
import { pathTo } from '../../shared/paths';
import { ProblemAlert } from '../../shared/problem-alert';
import { Loaded } from '../../shared/states';
import { Day } from '../../shared/values';
import { Reasons } from '../../shared/reasons';
import { NeedText } from './need-parts';

/** Where the letter to an inventor leads: the match, and two taps. */
export function InventorPage() {
  const { code = '' } = useParams();
  return (
    <Loaded query={useQuery(inventorCard(code))} page>
      {(card) => <Card card={card} code={code} />}
    </Loaded>
  );
}

function Card({ card, code }: { card: InventorCard; code: string }) {
  const { t } = useTranslation();
  return (
    <Page
      title={card.need}
      windowTitle={t('demand:inventor.title')}
      lead={t('demand:inventor.lead', { university: card.university })}
      narrow
    >
      {card.note && <p className="kx-note">{card.note}</p>}
      <Section title={t('demand:need.what')}>
        <p className="kx-second">{card.firm ?? t('demand:anonymous')}</p>
        {card.body ? <NeedText body={card.body} /> : <p className="kx-reading">{card.summary}</p>}
      </Section>
      <Section title={t('demand:inventor.subject')}>
        <p>
          {card.patentId ? (
            <Link to={pathTo.patent(card.patentId)}>{card.subject}</Link>
          ) : (
            (card.subject ?? t('demand:inventor.proposal'))
          )}
        </p>
        <Reasons reasons={card.reasons} />
      </Section>
      <Answer card={card} code={code} />
    </Page>
  );
}

function Answer({ card, code }: { card: InventorCard; code: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [sentence, setSentence] = useState(card.sentence ?? '');
  const [declining, setDeclining] = useState(false);
  const say = useAct({
    act: (said: InventorSaid) =>
      answerQuestion(code, { ...said, ...(sentence.trim() && { sentence: sentence.trim() }) }),
    done: (fresh) => {
      queries.setQueryData(inventorCard(code).queryKey, fresh);
      setDeclining(false);
    },
  });
  return (
    <Section title={t('demand:inventor.yours')}>
      {card.verdict && (
        <p role="status">
          {card.verdict === 'CAN_HELP'
            ? t('demand:inventor.saidYes', { university: card.university })
            : t('demand:inventor.saidNo', {
                university: card.university,
                reason: t(`demand:decline.${card.reason}`),
              })}
        </p>
      )}
      <Input.TextArea
        aria-label={t('demand:inventor.sentence')}
        placeholder={t('demand:inventor.sentence')}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={500}
        value={sentence}
        onChange={({ target }) => setSentence(target.value)}
      />
      <div className="kx-actions">
        <Button type="primary" loading={say.running} onClick={() => say.run({ verdict: 'CAN_HELP' })}>
          {t('demand:inventor.canHelp')}
        </Button>
        <Button aria-expanded={declining} onClick={() => setDeclining(!declining)}>
          {t('demand:answer.notForMe')}
        </Button>
      </div>
      {declining && (
        <Radio.Group
          aria-label={t('demand:field.reason')}
          className="kx-choices"
          disabled={say.running}
          onChange={({ target }) => say.run({ verdict: 'NOT_FIT', reason: target.value as DeclineReason })}
          options={DECLINE_REASONS.map((value) => ({ value, label: t(`demand:decline.${value}`) }))}
        />
      )}
      <ProblemAlert problem={say.problem} />
      <p className="kx-second">
        {t('demand:inventor.until')} <Day day={card.until} />
      </p>
    </Section>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, ifMatch } from '../../api/client';
import { synonymCounts, type SynonymGroup, synonymGroups } from '../../api/synonyms';
import { useAct } from '../../api/use-act';
import { Conflict } from '../../shared/conflict';
import { ProblemAlert } from '../../shared/problem-alert';
import { usePaused } from '../../shared/use-paused';

const GROUPS = '/api/v1/organisations/{organisationId}/synonyms';

interface Props {
  organisationId: string;
  /** Absent: a new one. */
  group: SynonymGroup | undefined;
  close: () => void;
}

/** One word a line, and below how many patents each of them finds by itself. */
export function SynonymForm({ organisationId, group, close }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [form] = Form.useForm<{ words: string }>();
  const [seen, setSeen] = useState(group);
  const [theirs, setTheirs] = useState<SynonymGroup>();
  const typed = Form.useWatch('words', form) ?? group?.words.join('\n') ?? '';
  const list = synonymGroups(organisationId);

  /** Somebody saved in the meantime: what stands there now is shown beside what was typed. */
  async function lookAgain(error: unknown): Promise<never> {
    const { items } = await queries.fetchQuery({ ...list, staleTime: 0 });
    setTheirs(items.find(({ id }) => id === seen?.id));
    throw error;
  }
  const save = useAct({
    act: async (words: string[]) => {
      const path = { organisationId };
      if (!seen) return answer(api.POST(GROUPS, { params: { path }, body: { words } }));
      return answer(
        api.PATCH(`${GROUPS}/{synonymId}`, {
          params: { path: { ...path, synonymId: seen.id }, header: ifMatch(seen) },
          body: { words },
        }),
      ).catch(lookAgain);
    },
    form,
    refreshes: [list.queryKey],
    done: close,
  });
  const remove = useAct({
    act: async (one: SynonymGroup) =>
      answer(
        api.DELETE(`${GROUPS}/{synonymId}`, {
          params: { path: { organisationId, synonymId: one.id }, header: ifMatch(one) },
        }),
      ).catch(lookAgain),
    refreshes: [list.queryKey],
    done: close,
  });
  const problem = save.problem ?? remove.problem;
  function settle(take: boolean) {
    if (!theirs) return;
    setSeen(theirs);
    if (take) form.setFieldValue('words', theirs.words.join('\n'));
    save.clear();
    remove.clear();
  }
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      className="kx-form"
      initialValues={{ words: group?.words.join('\n') ?? '' }}
      onFinish={({ words }) => save.run(wordsIn(words))}
    >
      <Form.Item name="words" label={t('synonyms:form.words')} extra={t('synonyms:form.wordsHelp')}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={900} />
      </Form.Item>
      <Counts organisationId={organisationId} words={wordsIn(typed)} />
      {problem?.code === 'etag_mismatch' && theirs ? (
        <Conflict
          clashes={[
            {
              label: t('synonyms:words'),
              mine: wordsIn(typed).join(t('finder:comma')),
              theirs: theirs.words.join(t('finder:comma')),
            },
          ]}
          takeTheirs={() => settle(true)}
          keepMine={() => settle(false)}
        />
      ) : (
        <ProblemAlert problem={problem} />
      )}
      <div className="kx-actions">
        <Button type="primary" htmlType="submit" loading={save.running}>
          {t(seen ? 'synonyms:form.save' : 'synonyms:form.add')}
        </Button>
        {seen && (
          <Button danger loading={remove.running} onClick={() => remove.run(seen)}>
            {t('synonyms:form.remove')}
          </Button>
        )}
        <Button onClick={close}>{t('frame:cancel')}</Button>
      </div>
    </Form>
  );
}

function Counts({ organisationId, words }: { organisationId: string; words: string[] }) {
  const { t } = useTranslation();
  const settled = usePaused(words.join('\n'));
  const { data } = useQuery(synonymCounts(organisationId, wordsIn(settled)));
  if (!data || words.length === 0) return null;
  return (
    <div aria-live="polite">
      <p className="kx-second">{t('synonyms:form.preview')}</p>
      <dl className="kx-facts">
        {data.items.map(({ word, patents, patentsIsLowerBound }) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd className="kx-number">
              {t(patentsIsLowerBound ? 'search:atLeast' : 'search:found', {
                count: patents,
                shown: patents.toLocaleString('en-US'),
              })}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function wordsIn(text: string): string[] {
  return [...new Set(text.split('\n').map((word) => word.trim()))].filter((word) => word !== '');
}

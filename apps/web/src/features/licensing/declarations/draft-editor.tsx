import { useQueryClient } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, ifMatch } from '../../../api/client';
import { type Declaration, oneDeclaration } from '../../../api/licensing';
import { useAct } from '../../../api/use-act';
import { type Clash, Conflict } from '../../../shared/conflict';
import { ProblemAlert } from '../../../shared/problem-alert';
import { CardPreview } from './card-preview';
import { bodyOf, type TermsBody, type TermsValues, valuesOf } from './terms-body';
import { TermsForm } from './terms-form';

/** The draft, saved as a whole; where somebody else saved in between, both versions are shown. */
export function DraftEditor({
  declaration,
  organisationId,
}: {
  declaration: Declaration;
  organisationId: string;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [form] = Form.useForm<TermsValues>();
  // The version that this form was filled from: a newer one may arrive behind it.
  const [seen, setSeen] = useState(declaration);
  const [dirty, setDirty] = useState(false);
  const [saved, setSaved] = useState(false);
  const one = oneDeclaration(organisationId, declaration.id);
  useLeaveWarning(dirty);

  const save = useAct({
    act: (values: TermsValues) =>
      answer(
        api.PATCH('/api/v1/organisations/{organisationId}/declarations/{declarationId}', {
          params: { path: { organisationId, declarationId: declaration.id }, header: ifMatch(seen) },
          body: bodyOf(values),
        }),
      ),
    form,
    refreshes: [['today', organisationId]],
    done: (fresh) => {
      queries.setQueryData(one.queryKey, fresh);
      setSeen(fresh);
      setDirty(false);
      setSaved(true);
    },
  });

  async function newest(): Promise<Declaration> {
    return queries.fetchQuery({ ...one, staleTime: 0 });
  }
  async function takeTheirs() {
    const fresh = await newest();
    setSeen(fresh);
    form.resetFields();
    form.setFieldsValue(valuesOf(fresh));
    setDirty(false);
    save.clear();
  }
  async function keepMine() {
    setSeen(await newest());
    save.clear();
  }

  return (
    <>
      <CardPreview form={form} patentId={declaration.patent.id} />
      <TermsForm
        form={form}
        initial={valuesOf(seen)}
        expiryDay={declaration.patent.expiryDay}
        onFinish={save.run}
        onChange={() => {
          setDirty(true);
          setSaved(false);
        }}
      >
        {save.problem?.code === 'etag_mismatch' ? (
          <Clashes
            mine={form.getFieldsValue(true) as TermsValues}
            newest={newest}
            takeTheirs={() => void takeTheirs()}
            keepMine={() => void keepMine()}
          />
        ) : (
          <ProblemAlert problem={save.problem} />
        )}
        <div className="kx-actions">
          <Button type="primary" htmlType="submit" loading={save.running}>
            {t('declaration:save')}
          </Button>
          <span className="kx-second" role="status">
            {dirty ? t('declaration:unsaved') : saved ? t('declaration:saved') : ''}
          </span>
        </div>
      </TermsForm>
    </>
  );
}

interface ClashesProps {
  mine: TermsValues;
  newest: () => Promise<Declaration>;
  takeTheirs: () => void;
  keepMine: () => void;
}

function Clashes({ mine, newest, takeTheirs, keepMine }: ClashesProps) {
  const { t } = useTranslation();
  const [clashes, setClashes] = useState<Clash[]>();
  useEffect(() => {
    void newest().then((theirs) => setClashes(differing(bodyOf(mine), theirs, t)));
    // Once, for the refusal that is on the screen.
  }, []);
  return clashes ? <Conflict clashes={clashes} takeTheirs={takeTheirs} keepMine={keepMine} /> : null;
}

const FIELDS = [
  'feeMethod',
  'feeParameters',
  'firstPaymentDays',
  'termEnd',
  'contact',
  'payee',
  'otherMatters',
  'feeRationale',
] as const satisfies readonly (keyof TermsBody)[];

function differing(mine: TermsBody, theirs: TermsBody, t: (key: string) => string): Clash[] {
  return FIELDS.filter((field) => text(mine[field]) !== text(theirs[field])).map((field) => ({
    label: t(field === 'feeRationale' ? 'declaration:form.rationale' : `licensing:term.${field}`),
    mine: text(mine[field]),
    theirs: text(theirs[field]),
  }));
}

function text(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? Object.values(value).filter(Boolean).join(' · ') : String(value);
}

/** The browser asks before a page with unsaved words is closed. */
function useLeaveWarning(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [dirty]);
}

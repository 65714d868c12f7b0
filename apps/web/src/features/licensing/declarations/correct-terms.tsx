import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, idempotent, type Schemas } from '../../../api/client';
import type { Declaration } from '../../../api/licensing';
import { useAct } from '../../../api/use-act';
import { ProblemAlert } from '../../../shared/problem-alert';
import { bodyOf, type TermsValues, valuesOf } from './terms-body';
import { TermsForm } from './terms-form';

interface Props {
  declaration: Declaration;
  organisationId: string;
  close: () => void;
}

/** Our transcription differed from the announcement. A new price is no correction: that is withdrawal and a new declaration. */
export function CorrectTerms({ declaration, organisationId, close }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<TermsValues>();
  const [reason, setReason] = useState('');
  const [reasonMissing, setReasonMissing] = useState(false);
  const correct = useAct({
    act: (body: Schemas['CorrectionDto'], key) =>
      answer(
        api.POST('/api/v1/organisations/{organisationId}/declarations/{declarationId}/correction', {
          params: { path: { organisationId, declarationId: declaration.id }, header: idempotent(key) },
          body,
        }),
      ),
    form,
    fieldOf: (field) => field.replace(/^terms\./, ''),
    refreshes: [
      ['declarations', organisationId],
      ['offer', declaration.id],
    ],
    done: close,
  });
  function finish(values: TermsValues) {
    setReasonMissing(reason.trim() === '');
    if (reason.trim() !== '') correct.run({ reason, terms: bodyOf(values) });
  }
  return (
    <div className="kx-inner-form">
      <p>{t('declaration:act.CORRECT.means')}</p>
      <TermsForm
        form={form}
        initial={valuesOf(declaration)}
        expiryDay={declaration.patent.expiryDay}
        onFinish={finish}
      >
        <label htmlFor="correction-reason">{t('declaration:act.CORRECT.reason')}</label>
        <Input.TextArea
          id="correction-reason"
          rows={2}
          maxLength={2000}
          value={reason}
          status={reasonMissing ? 'error' : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
        <p className="kx-fault" role="alert">
          {reasonMissing && t('declaration:act.missing.reason')}
        </p>
        <ProblemAlert problem={correct.problem} />
        <div className="kx-actions">
          <Button type="primary" htmlType="submit" loading={correct.running}>
            {t('declaration:act.CORRECT.do')}
          </Button>
          <Button onClick={close}>{t('frame:cancel')}</Button>
        </div>
      </TermsForm>
    </div>
  );
}

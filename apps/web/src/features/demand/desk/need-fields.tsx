import { useQuery } from '@tanstack/react-query';
import { Form, Input, Radio, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { universityChoices } from '../../../api/catalogue';
import { MODES } from '../../../api/demand';
import { DayInput, HundredthsInput } from '../../../shared/inputs';
import { PARTS } from '../need-parts';

/** Of GB/T 4754. */
const DIVISIONS = Array.from({ length: 97 }, (_, at) => String(at + 1).padStart(2, '0'));

/** The field of one question. */
export function QuestionField({ question }: { question: string }) {
  const { t } = useTranslation();
  const label = t(`demand:question.${question}`);
  const extra = t(`demand:why.${question}`);
  if (question === 'budget')
    return (
      <div className="kx-grid-two">
        <Form.Item name="budgetFromFen" label={t('demand:budget.from')} extra={extra}>
          <HundredthsInput prefix="¥" />
        </Form.Item>
        <Form.Item name="budgetToFen" label={t('demand:budget.to')}>
          <HundredthsInput prefix="¥" />
        </Form.Item>
      </div>
    );
  if (question === 'modes')
    return (
      <Form.Item name="modes" label={label} extra={extra}>
        <Select
          mode="multiple"
          options={MODES.map((value) => ({ value, label: t(`demand:mode.${value}`) }))}
        />
      </Form.Item>
    );
  if (question === 'keywords')
    return (
      <Form.Item name="keywords" label={label} extra={extra}>
        <Select
          mode="tags"
          open={false}
          suffixIcon={null}
          maxCount={5}
          tokenSeparators={[',', '，', '、', ' ']}
        />
      </Form.Item>
    );
  if (question === 'deadline')
    return (
      <Form.Item name="deadline" label={label} extra={extra}>
        <DayInput />
      </Form.Item>
    );
  return (
    <Form.Item name={question === 'figure' ? 'efficacy' : question} label={label} extra={extra}>
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={500} />
    </Form.Item>
  );
}

/** Everything that can be said, for who wants to see it at once. */
export function AllFields() {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item name="title" label={t('demand:field.title')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="problem" label={t('demand:field.problem')}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={500} showCount />
      </Form.Item>
      {PARTS.map((part) => (
        <Form.Item key={part} name={part} label={t(`demand:part.${part}`)}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 8 }} maxLength={500} />
        </Form.Item>
      ))}
      <QuestionField question="keywords" />
      <QuestionField question="modes" />
      <QuestionField question="budget" />
      <div className="kx-grid-two">
        <Form.Item name="deadline" label={t('demand:question.deadline')}>
          <DayInput />
        </Form.Item>
        <Form.Item name="industry" label={t('demand:field.industry')}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={DIVISIONS.map((value) => ({ value, label: t(`industries:division.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="district" label={t('demand:field.district')}>
          <Input maxLength={20} />
        </Form.Item>
      </div>
    </>
  );
}

/** Who may read what. */
export function PrivacyFields() {
  const { t } = useTranslation();
  const level = Form.useWatch<string>('confidentiality') ?? 'OPEN';
  const universities = useQuery({ ...universityChoices(), enabled: level === 'NAMED' });
  return (
    <>
      <Form.Item name="confidentiality" label={t('demand:field.confidentiality')}>
        <Radio.Group
          options={(['OPEN', 'MEMBERS', 'NAMED'] as const).map((value) => ({
            value,
            label: t(`demand:confidentiality.${value}`),
          }))}
        />
      </Form.Item>
      {level === 'NAMED' && (
        <Form.Item name="admitted" label={t('demand:field.admitted')}>
          <Select
            mode="multiple"
            optionFilterProp="label"
            loading={universities.isFetching}
            options={universities.data}
          />
        </Form.Item>
      )}
      {level !== 'OPEN' && (
        <Form.Item
          name="publicSummary"
          label={t('demand:field.publicSummary')}
          extra={t('demand:field.publicSummaryHelp')}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 4 }} maxLength={200} showCount />
        </Form.Item>
      )}
      <Form.Item
        name="hiddenDetail"
        label={t('demand:field.hiddenDetail')}
        extra={t('demand:field.hiddenDetailHelp')}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
      </Form.Item>
      <Form.Item
        name="anonymous"
        label={t('demand:field.anonymous')}
        valuePropName="checked"
        extra={t('demand:field.anonymousHelp')}
      >
        <Switch />
      </Form.Item>
    </>
  );
}

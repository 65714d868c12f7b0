import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Radio, Select } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type At,
  attachDocument,
  type DocumentKind,
  documentsOf,
  type Visibility,
} from '../../../api/documents';
import { useAct } from '../../../api/use-act';
import { ProblemAlert } from '../../../shared/problem-alert';

const KINDS: DocumentKind[] = ['FIGURE', 'SPECIFICATION', 'SEARCH_REPORT', 'TEST_DATA', 'FLYER', 'OTHER'];

interface Typed {
  kind: DocumentKind;
  file: File;
  caption: string;
  visibility: Visibility;
}

/** One file, what it is, and who may read it. */
export function AttachDocument({ close, ...at }: At & { close: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [form] = Form.useForm<Typed>();
  const figure = (Form.useWatch('kind', form) ?? 'FIGURE') === 'FIGURE';
  const add = useAct({
    act: ({ file, kind, caption, visibility }: Typed) =>
      attachDocument(at, file, {
        kind,
        caption: caption.trim(),
        visibility: kind === 'FIGURE' ? 'PUBLIC' : visibility,
      }),
    form,
    refreshes: [['patent', at.patentId]],
    done: (saved) => {
      queries.setQueryData(documentsOf(at).queryKey, saved);
      close();
    },
  });
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ kind: 'FIGURE', visibility: 'PUBLIC' }}
      onFinish={add.run}
    >
      <Form.Item name="kind" label={t('documents:desk.kind')}>
        <Select options={KINDS.map((value) => ({ value, label: t(`documents:kind.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="file"
        label={t('documents:desk.file')}
        extra={t(figure ? 'documents:desk.figureHelp' : 'documents:desk.paperHelp')}
        rules={[{ required: true, message: t('documents:desk.fileMissing') }]}
      >
        <FileChoice accept={figure ? '.png,.jpg,.jpeg,.webp' : '.pdf,.docx,.xlsx,.pptx,.ofd'} />
      </Form.Item>
      <Form.Item
        name="caption"
        label={t('documents:desk.caption')}
        extra={t(figure ? 'documents:desk.captionHelp' : 'documents:desk.paperCaptionHelp')}
        rules={[{ required: true, whitespace: true, message: t('documents:desk.captionMissing') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      {!figure && (
        <Form.Item name="visibility" label={t('documents:desk.visibility')}>
          <Radio.Group
            options={(['PUBLIC', 'OWN'] as const).map((value) => ({
              value,
              label: t(`documents:visibility.${value}`),
            }))}
          />
        </Form.Item>
      )}
      <ProblemAlert problem={add.problem} />
      <div className="kx-actions">
        <Button type="primary" htmlType="submit" loading={add.running}>
          {t('documents:desk.act')}
        </Button>
        <Button onClick={close}>{t('frame:cancel')}</Button>
      </div>
    </Form>
  );
}

interface ChoiceProps {
  accept: string;
  id?: string;
  value?: File;
  onChange?: (file: File | undefined) => void;
}

/** Chosen now and sent with the form, not before. */
function FileChoice({ accept, id, value, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className="kx-file">
      <input
        ref={picker}
        type="file"
        style={{ display: 'none' }}
        accept={accept}
        aria-label={t('documents:desk.choose')}
        onChange={({ target }) => {
          onChange?.(target.files?.[0]);
          target.value = '';
        }}
      />
      <Button id={id} onClick={() => picker.current?.click()}>
        {t(value ? 'documents:desk.replace' : 'documents:desk.choose')}
      </Button>
      <span aria-live="polite">{value?.name}</span>
    </div>
  );
}

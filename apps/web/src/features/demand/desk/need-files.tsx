import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, upload } from '../../../api/client';
import { type Need, type NeedFile, NEEDS, needFileAddress, oneNeed } from '../../../api/demand';
import { useAct } from '../../../api/use-act';
import { sizeOf } from '../../../shared/format';
import { Section } from '../../../shared/page';
import { ProblemAlert } from '../../../shared/problem-alert';

const ACCEPTED = '.png,.jpg,.jpeg,.webp,.pdf,.docx,.xlsx,.pptx,.ofd';

interface ListProps {
  files: NeedFile[];
  organisationId: string;
  /** Absent: they are only read. */
  remove?: (fileId: string) => void;
}

/** Names to download by. */
export function NeedFileList({ files, organisationId, remove }: ListProps) {
  const { t } = useTranslation();
  if (files.length === 0) return null;
  return (
    <ul>
      {files.map((file) => (
        <li key={file.fileId}>
          <a href={needFileAddress(organisationId, file.fileId)} download={file.name}>
            {file.name}
          </a>{' '}
          <span className="kx-second kx-number">{sizeOf(file.size)}</span>{' '}
          {remove && (
            <Button
              size="small"
              type="text"
              aria-label={`${t('demand:files.remove')} ${file.name}`}
              onClick={() => remove(file.fileId)}
            >
              {t('demand:files.remove')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What a firm attaches: a drawing says more than a page. */
export function NeedFiles({ need, organisationId }: { need: Need; organisationId: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const picker = useRef<HTMLInputElement>(null);
  const keep = ({ items }: { items: NeedFile[] }) =>
    queries.setQueryData(oneNeed(organisationId, need.id).queryKey, { ...need, files: items });
  const add = useAct({
    act: (file: File) => {
      const form = new FormData();
      form.append('file', file);
      return upload<{ items: NeedFile[] }>(
        `/api/v1/organisations/${organisationId}/needs/${need.id}/files`,
        form,
      );
    },
    done: keep,
  });
  const remove = useAct({
    act: (needFileId: string) =>
      answer(
        api.DELETE(`${NEEDS}/{needId}/files/{needFileId}`, {
          params: { path: { organisationId, needId: need.id, needFileId } },
        }),
      ),
    done: keep,
  });
  if (!need.editable)
    return need.files.length === 0 ? null : (
      <Section title={t('demand:files.title')}>
        <NeedFileList files={need.files} organisationId={organisationId} />
      </Section>
    );
  return (
    <Section title={t('demand:files.title')}>
      <p className="kx-second">{t('demand:files.hint')}</p>
      <NeedFileList files={need.files} organisationId={organisationId} remove={remove.run} />
      <ProblemAlert problem={add.problem ?? remove.problem} />
      <div>
        <input
          ref={picker}
          type="file"
          style={{ display: 'none' }}
          accept={ACCEPTED}
          aria-label={t('demand:files.add')}
          onChange={({ target }) => {
            const file = target.files?.[0];
            if (file) add.run(file);
            target.value = '';
          }}
        />
        <Button loading={add.running} onClick={() => picker.current?.click()}>
          {t('demand:files.add')}
        </Button>
      </div>
    </Section>
  );
}

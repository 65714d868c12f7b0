import { useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import { type Import, oneImport } from '../../../api/desk';
import { useAct } from '../../../api/use-act';
import { ProblemAlert } from '../../../shared/problem-alert';

/** A workbook with several sheets of patents: which one is meant. The choice holds for the next one with these sheets. */
export function SheetChoice({ batch, organisationId }: { batch: Import; organisationId: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const choose = useAct({
    act: (sheet: string) =>
      answer(
        api.POST('/api/v1/organisations/{organisationId}/imports/{importId}/sheet', {
          params: { path: { organisationId, importId: batch.id } },
          body: { sheet },
        }),
      ),
    done: (fresh) => queries.setQueryData(oneImport(organisationId, batch.id).queryKey, fresh),
  });
  if (batch.sheets.length < 2) return null;
  return (
    <>
      <label className="kx-sheet-choice">
        {t('imports:sheet.which', { count: batch.sheets.length })}
        <Select
          aria-label={t('imports:sheet.which', { count: batch.sheets.length })}
          value={batch.sheet}
          loading={choose.running}
          onChange={(sheet) => sheet && choose.run(sheet)}
          options={batch.sheets.map((value) => ({ value, label: value }))}
        />
      </label>
      <ProblemAlert problem={choose.problem} />
    </>
  );
}

import { Button, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findingPage, type Import, type ImportFinding } from '../../../api/desk';
import { useAct } from '../../../api/use-act';
import { FindingList } from '../../../shared/finding-list';
import { Section } from '../../../shared/page';
import { Paged, usePaged } from '../../../shared/paged';
import { ProblemAlert } from '../../../shared/problem-alert';
import { csvOf, saveText } from './csv';

type Shown = 'ALL' | ImportFinding['severity'];

/** Every row that was refused or deserves a look: row, column, value, and why. */
export function ImportFindings({ batch, organisationId }: { batch: Import; organisationId: string }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Shown>('ALL');
  const severity: ImportFinding['severity'][] = shown === 'ALL' ? [] : [shown];
  const query = usePaged(['findings', batch.id, shown], (cursor) =>
    findingPage(organisationId, batch.id, severity, 20, cursor),
  );
  const download = useAct({
    act: (_: void) => everyFinding(organisationId, batch.id),
    done: (findings) =>
      saveText(`${batch.fileName.replace(/\.\w+$/, '')}-${t('imports:findings.file')}.csv`, csv(findings)),
  });
  const csv = (findings: ImportFinding[]) =>
    csvOf([
      ['row', 'column', 'value', 'severity', 'message'].map((name) => t(`imports:findings.${name}`)),
      ...findings.map(({ row, column, value, severity: kind, message }) => [
        String(row),
        column ?? '',
        value ?? '',
        t(`imports:severity.${kind}`),
        message,
      ]),
    ]);
  return (
    <Section
      title={t('imports:findings.title')}
      actions={
        <Button loading={download.running} onClick={() => download.run()}>
          {t('imports:findings.download')}
        </Button>
      }
    >
      <ProblemAlert problem={download.problem} />
      <Radio.Group
        aria-label={t('imports:findings.filter')}
        optionType="button"
        value={shown}
        onChange={(event) => setShown(event.target.value as Shown)}
        options={(['ALL', 'REJECTED', 'WARNING'] as const).map((value) => ({
          value,
          label: t(`imports:severity.${value}`),
        }))}
      />
      <Paged query={query} empty={<p>{t('imports:findings.none')}</p>}>
        {(rows) => <FindingList label={t('imports:findings.title')} findings={rows} />}
      </Paged>
    </Section>
  );
}

async function everyFinding(organisationId: string, importId: string): Promise<ImportFinding[]> {
  const all: ImportFinding[] = [];
  let cursor: string | undefined;
  do {
    const page = await findingPage(organisationId, importId, [], 100, cursor);
    all.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return all;
}

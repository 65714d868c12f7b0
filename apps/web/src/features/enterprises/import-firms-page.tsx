import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useOutletContext } from 'react-router';
import { type FirmImport, importFirms } from '../../api/enterprises';
import { useAct } from '../../api/use-act';
import { hasRole, type Membership } from '../../app/session';
import { NotFoundPage } from '../../app/not-found-page';
import { FileDrop } from '../../shared/file-drop';
import { Page, Section } from '../../shared/page';
import { ProblemAlert } from '../../shared/problem-alert';
import { ImportReport } from './import-report';

/** Firms and contacts from the list that a centre already has: choose the file, read the report, take it over. */
export function ImportFirmsPage() {
  const membership = useOutletContext<Membership>();
  if (!hasRole(membership, 'CENTRE_STAFF', 'SERVICE_STAFF')) return <NotFoundPage />;
  return <ImportFirms organisationId={membership.organisationId} />;
}

function ImportFirms({ organisationId }: { organisationId: string }) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<FirmImport | null>(null);
  const check = useAct({
    act: (chosen: File) => importFirms(organisationId, chosen, true),
    done: (told, chosen) => {
      setFile(chosen);
      setReport(told);
    },
  });
  const take = useAct({
    act: (chosen: File) => importFirms(organisationId, chosen, false),
    refreshes: [['enterprise-files', organisationId]],
    done: setReport,
  });
  const choose = (chosen: File) => {
    setReport(null);
    take.clear();
    check.run(chosen);
  };
  const { opened = 0, contacts = 0 } = report?.counts ?? {};
  return (
    <Page
      title={t('enterprises:import.title')}
      lead={t('enterprises:import.lead')}
      actions={<Link to={`/desk/${organisationId}/enterprises`}>{t('enterprises:title')}</Link>}
    >
      <FileDrop
        label={t('imports:upload')}
        what={t('imports:uploadWhat')}
        how={t('enterprises:import.how')}
        accept=".xlsx,.xls,.csv,.tsv,.txt"
        running={check.running}
        take={choose}
      >
        <ProblemAlert problem={check.problem} />
      </FileDrop>
      {file && report && <ImportReport report={report} fileName={file.name} />}
      {file && report && !report.committed && opened + contacts > 0 && (
        <Section title={t('enterprises:import.takeOver')}>
          <p>{t('enterprises:import.means')}</p>
          <ProblemAlert problem={take.problem} />
          <div className="kx-actions">
            <Button type="primary" loading={take.running} onClick={() => take.run(file)}>
              {t('enterprises:import.take', { opened, contacts })}
            </Button>
          </div>
        </Section>
      )}
      {report?.committed && (
        <p>
          <Link to={`/desk/${organisationId}/enterprises`}>{t('enterprises:import.toFiles')}</Link>
        </p>
      )}
    </Page>
  );
}

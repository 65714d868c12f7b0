import { Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useOutletContext } from 'react-router';
import { type FirmNamed, importNeeds, type NeedImport, ownNeedsAddress } from '../../../api/demand';
import { useAct } from '../../../api/use-act';
import { hasRole, type Membership } from '../../../app/session';
import { FileDrop } from '../../../shared/file-drop';
import { Page, Section } from '../../../shared/page';
import { ProblemAlert } from '../../../shared/problem-alert';
import { FirmFields } from './firm-fields';
import { DraftRows, KnownRows, NeedFindings } from './need-import-rows';

const ACCEPTED = '.xlsx,.xls,.csv,.tsv,.txt';

interface Checked {
  file: File;
  firm: FirmNamed | null;
  report: NeedImport;
}

/** A table of needs: first what would become of each row, then drafts. */
export function NeedImportPage() {
  const { t } = useTranslation();
  const membership = useOutletContext<Membership>();
  const { organisationId } = membership;
  const forFirms = hasRole(membership, 'SERVICE_STAFF');
  const [form] = Form.useForm<{ firm: FirmNamed }>();
  const [checked, setChecked] = useState<Checked | null>(null);
  const check = useAct({
    act: async (file: File): Promise<Checked> => {
      const firm = forFirms ? form.getFieldsValue().firm : null;
      return { file, firm, report: await importNeeds(organisationId, file, firm, 'check') };
    },
    form,
    done: setChecked,
  });
  const upload = (file: File) =>
    void form
      .validateFields()
      .then(() => check.run(file))
      .catch(() => undefined);
  return (
    <Page
      title={t('demand:tables.importTitle')}
      lead={t(forFirms ? 'demand:tables.leadFor' : 'demand:tables.lead')}
      actions={<Link to={`/desk/${organisationId}/needs`}>{t('demand:nav.needs')}</Link>}
    >
      <Form form={form} layout="vertical" requiredMark={false} onValuesChange={() => setChecked(null)}>
        {forFirms && <FirmFields />}
      </Form>
      <FileDrop
        label={t('imports:upload')}
        what={t('imports:uploadWhat')}
        how={t('demand:tables.how')}
        accept={ACCEPTED}
        running={check.running}
        take={upload}
      >
        <a href={ownNeedsAddress(organisationId)} download>
          {t('demand:tables.template')}
        </a>
        <ProblemAlert problem={check.problem} />
      </FileDrop>
      {checked && (
        <Report
          key={`${checked.file.name} ${checked.file.lastModified}`}
          checked={checked}
          organisationId={organisationId}
        />
      )}
    </Page>
  );
}

function Report({
  checked: { file, firm, report },
  organisationId,
}: {
  checked: Checked;
  organisationId: string;
}) {
  const { t } = useTranslation();
  const take = useAct({
    act: (_: void) => importNeeds(organisationId, file, firm, 'take'),
    refreshes: [['needs', organisationId]],
    done: (written) => setTaken(written),
  });
  const [taken, setTaken] = useState<NeedImport | null>(null);
  const { drafts, known, refused, rows } = taken ?? report;
  const unread = report.columns.filter(({ field }) => field === null).map(({ header }) => header);
  return (
    <>
      <Section title={file.name}>
        <p role="status">
          {taken
            ? t('demand:tables.taken', { count: drafts, known, refused })
            : t('demand:tables.report', { count: rows, drafts, known, refused })}
        </p>
        {report.firm && (
          <p className="kx-second">
            {t(report.firm.registered || taken ? 'demand:tables.forFirm' : 'demand:tables.forNewFirm', {
              firm: report.firm.name,
            })}
          </p>
        )}
        <p className="kx-second">
          {report.sheet !== null && `${t('demand:tables.sheet', { sheet: report.sheet })} `}
          {t('demand:tables.header', { row: report.headerRow })}{' '}
          {unread.length > 0 && t('demand:tables.unread', { columns: unread.join(t('frame:comma')) })}
        </p>
        <ProblemAlert problem={take.problem} />
        <div className="kx-actions">
          {taken ? (
            <Link className="kx-button" to={`/desk/${organisationId}/needs`}>
              {t('demand:tables.toNeeds')}
            </Link>
          ) : (
            <Button type="primary" disabled={drafts === 0} loading={take.running} onClick={() => take.run()}>
              {t('demand:tables.take', { count: drafts })}
            </Button>
          )}
        </div>
      </Section>
      <NeedFindings report={report} />
      <KnownRows report={report} organisationId={organisationId} />
      {!taken && <DraftRows report={report} />}
    </>
  );
}

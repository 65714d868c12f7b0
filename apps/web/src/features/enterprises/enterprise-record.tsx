import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutletContext } from 'react-router';
import { answer, api } from '../../api/client';
import { type EnterpriseFile, filePaperAddress, oneEnterpriseFile } from '../../api/enterprises';
import type { Membership } from '../../app/session';
import { Facts } from '../../shared/data-list';
import { Loaded } from '../../shared/states';
import { Day } from '../../shared/values';
import { Contacts } from './contacts';
import { FileForm } from './file-form';
import { FileNeeds } from './file-needs';
import { SizeStatements } from './size-statements';
import { TimeLine } from './time-line';

/** One file: who the firm is and what comes next, its people, what happened, how large it is. */
export function EnterpriseRecord({ fileId, mayWrite }: { fileId: string; mayWrite: boolean }) {
  const { organisationId } = useOutletContext<Membership>();
  const query = useQuery(oneEnterpriseFile(organisationId, fileId));
  const path = { organisationId, enterpriseFileId: fileId };
  return (
    <Loaded query={query} page>
      {(file) => (
        <>
          <Profile file={file} organisationId={organisationId} mayWrite={mayWrite} />
          <TimeLine organisationId={organisationId} fileId={fileId} mayWrite={mayWrite} />
          <FileNeeds fileId={fileId} />
          <Contacts file={file} organisationId={organisationId} mayWrite={mayWrite} />
          <SizeStatements
            statements={file.sizes}
            mayState={mayWrite}
            refreshes={[['enterprise-files', organisationId]]}
            state={(body) =>
              answer(
                api.POST(
                  '/api/v1/organisations/{organisationId}/enterprise-files/{enterpriseFileId}/size-statements',
                  {
                    params: { path },
                    body,
                  },
                ),
              )
            }
          />
        </>
      )}
    </Loaded>
  );
}

interface Props {
  file: EnterpriseFile;
  organisationId: string;
  mayWrite: boolean;
}

function Profile({ file, organisationId, mayWrite }: Props) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const { firm } = file;
  if (editing)
    return <FileForm file={file} organisationId={organisationId} close={() => setEditing(false)} />;
  return (
    <section className="kx-part">
      <div className="kx-panel-head">
        <h2>{t('enterprises:profile')}</h2>
        <div className="kx-actions">
          {(['workbook', 'pdf'] as const).map((what) => (
            <a
              key={what}
              className="kx-button"
              href={filePaperAddress(organisationId, file.id, what)}
              download
            >
              {t(`enterprises:paper.${what}`)}
            </a>
          ))}
          {mayWrite && <Button onClick={() => setEditing(true)}>{t('holdings:edit')}</Button>}
        </div>
      </div>
      <Facts
        items={[
          [
            t('enterprises:field.nextStep'),
            file.nextStep && (
              <>
                <Day day={file.nextStepDay} /> {file.nextStep}
              </>
            ),
          ],
          [t('enterprises:field.owner'), file.owner],
          [t('enterprises:field.level'), t(`enterprises:level.${file.level}`)],
          [t('accounts:organisation.uscc'), firm.uscc && <span className="kx-number">{firm.uscc}</span>],
          [t('accounts:organisation.district'), firm.district],
          [
            t('enterprises:column.size'),
            firm.sizeClass &&
              t('enterprises:size.stated', {
                size: t(`enterprises:size.class.${firm.sizeClass}`),
                year: firm.sizeYear,
              }),
          ],
          [t('enterprises:field.products'), file.products],
          [t('enterprises:field.research'), file.research],
          [t('enterprises:field.intellectualProperty'), file.intellectualProperty],
          [t('enterprises:field.notes'), file.notes],
          [t('enterprises:field.reviewedDay'), file.reviewedDay && <Day day={file.reviewedDay} />],
        ]}
      />
    </section>
  );
}

import { useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { type FieldChange, historyPage } from '../../../api/desk';
import { Paged, usePaged } from '../../../shared/paged';
import { Minute } from '../../../shared/values';

interface Props {
  patentId: string;
  organisationId: string;
}

/** Every field that changed: who, when, from what to what. Looked up only when somebody asks. */
export function History({ patentId, organisationId }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <section className="kx-part">
      <div className="kx-panel-head">
        <h2>{t('history:title')}</h2>
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'history:hide' : 'history:show')}
        </Button>
      </div>
      {open && <Changes patentId={patentId} organisationId={organisationId} />}
    </section>
  );
}

function Changes({ patentId, organisationId }: Props) {
  const { t } = useTranslation();
  const query = usePaged(['holdings', organisationId, 'history', patentId], (cursor) =>
    historyPage(organisationId, patentId, cursor),
  );
  return (
    <Paged query={query} empty={<p className="kx-second">{t('history:none')}</p>}>
      {(rows) => (
        <ul className="kx-documents">
          {rows.map((change) => (
            <Change key={change.id} change={change} />
          ))}
        </ul>
      )}
    </Paged>
  );
}

function Change({
  change: { source, file, person, organisation, own, at, fields },
}: {
  change: FieldChange;
}) {
  const { t } = useTranslation();
  return (
    <li>
      <p className="kx-second kx-dots">
        <Minute at={at} />
        <span>{t(`history:source.${source}`, { file: file ?? '' })}</span>
        <span>{own ? person : organisation}</span>
      </p>
      <dl className="kx-facts">
        {fields.map(({ field, before, after }) => (
          <div key={field}>
            <dt>{t(`history:field.${field}`, { defaultValue: field })}</dt>
            <dd>
              {before !== null && <del className="kx-lines">{before}</del>}{' '}
              <span className="kx-lines">{after ?? '—'}</span>
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import { type Import, oneImport, refusedRowPage, type RefusedRow } from '../../../api/desk';
import { useAct } from '../../../api/use-act';
import { Section } from '../../../shared/page';
import { Paged, usePaged } from '../../../shared/paged';
import { ProblemAlert } from '../../../shared/problem-alert';
import { Tag } from '../../../shared/tag';

interface Props {
  batch: Import;
  organisationId: string;
}

/** Refused rows, each with its cells to be put right; the ones in question are marked. */
export function RefusedRows({ batch, organisationId }: Props) {
  const { t } = useTranslation();
  const query = usePaged(['refused-rows', batch.id], (cursor) =>
    refusedRowPage(organisationId, batch.id, cursor),
  );
  return (
    <Section title={t('imports:repair.title')}>
      <p className="kx-second">
        {t(`imports:repair.lead.${batch.state === 'COMMITTED' ? 'COMMITTED' : 'CHECKED'}`)}
      </p>
      <Paged query={query} empty={<p>{t('imports:repair.none')}</p>}>
        {(rows) => (
          <ul className="kx-repair">
            {rows.map((row) => (
              <li key={row.row}>
                <RefusedRowForm row={row} batch={batch} organisationId={organisationId} />
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </Section>
  );
}

function RefusedRowForm({ row, batch, organisationId }: Props & { row: RefusedRow }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<ReadonlyMap<number, string>>(new Map());
  const [all, setAll] = useState(false);
  const refusals = row.findings.filter(({ severity }) => severity === 'REJECTED');
  const good = refusals.length === 0;
  const mapped = batch.columns.filter(({ field }) => field !== null);
  const marked = mapped.filter(({ header, field }) =>
    refusals.some(({ column }) => (column === null ? isKey(field) : column === header)),
  );
  const shown = all || marked.length === 0 ? mapped : marked;
  const save = useAct({
    act: () =>
      answer(
        api.POST('/api/v1/organisations/{organisationId}/imports/{importId}/refused-rows', {
          params: { path: { organisationId, importId: batch.id } },
          body: { rows: [{ row: row.row, cells: [...typed].map(([index, value]) => ({ index, value })) }] },
        }),
      ),
    refreshes: [
      ['refused-rows', batch.id],
      ['findings', batch.id],
      oneImport(organisationId, batch.id).queryKey,
      ['holdings', organisationId],
    ],
    done: () => setTyped(new Map()),
  });
  const fieldId = (index: number) => `row-${row.row}-${index}`;
  return (
    <form
      className="kx-repair-row"
      aria-label={t('imports:repair.row', { row: row.row })}
      onSubmit={(event) => {
        event.preventDefault();
        save.run(undefined);
      }}
    >
      <h3>
        {t('imports:repair.row', { row: row.row })}{' '}
        {good && <Tag tone="done">{t('imports:repair.good')}</Tag>}
      </h3>
      {refusals.map(({ message, code, column }) => (
        <p key={`${code} ${column}`} className="kx-overdue">
          {message}
        </p>
      ))}
      <div className="kx-repair-cells">
        {shown.map(({ index, header, field }) => (
          <label key={index} htmlFor={fieldId(index)}>
            {header || t(`imports:field.${field}`)}
            <Input
              id={fieldId(index)}
              status={marked.some((column) => column.index === index) ? 'error' : undefined}
              value={typed.get(index) ?? row.cells[index] ?? ''}
              disabled={good}
              onChange={(event) => setTyped(new Map(typed).set(index, event.target.value))}
            />
          </label>
        ))}
      </div>
      <ProblemAlert problem={save.problem} />
      {!good && (
        <div className="kx-actions">
          <Button htmlType="submit" type="primary" loading={save.running} disabled={typed.size === 0}>
            {t(`imports:repair.act.${batch.state === 'COMMITTED' ? 'COMMITTED' : 'CHECKED'}`)}
          </Button>
          {shown.length < mapped.length && (
            <Button onClick={() => setAll(true)}>{t('imports:repair.allCells')}</Button>
          )}
        </div>
      )}
    </form>
  );
}

/** A fault of the whole row is one of what names its patent. */
function isKey(field: Import['columns'][number]['field']): boolean {
  return (
    field === 'applicationNumber' ||
    field === 'title' ||
    field === 'publicationNumber' ||
    field === 'grantNumber'
  );
}

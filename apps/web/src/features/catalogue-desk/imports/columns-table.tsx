import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportColumn, ImportField } from '../../../api/desk';
import { fieldOf, type Mapping } from './mapping';

export const FIELDS: ImportField[] = [
  'applicationNumber',
  'title',
  'titleEn',
  'kind',
  'authority',
  'filingDay',
  'publicationNumber',
  'publicationDay',
  'grantNumber',
  'grantDay',
  'legalStatus',
  'applicants',
  'patentees',
  'inventors',
  'abstract',
  'abstractEn',
  'firstClaim',
  'ipc',
  'ipcMain',
  'locarno',
  'agency',
  'address',
  'internalNumber',
  'college',
];

interface Props {
  columns: ImportColumn[];
  mapping: Mapping;
  /** Absent: to look at only. */
  change?: (mapping: Mapping) => void;
}

/** The file's columns with three values each, and which of our fields each one is; unknown ones on top. */
export function ColumnsTable({ columns, mapping, change }: Props) {
  const { t } = useTranslation();
  const unknownFirst = [
    ...columns.filter(({ field }) => field === null),
    ...columns.filter(({ field }) => field !== null),
  ];
  function assign(column: ImportColumn, field: ImportField | null) {
    const next = new Map(mapping);
    if (field === column.field) next.delete(column.index);
    else next.set(column.index, field);
    change?.(next);
  }
  return (
    <table className="kx-columns">
      <thead>
        <tr>
          <th scope="col">{t('imports:columns.header')}</th>
          <th scope="col">{t('imports:columns.samples')}</th>
          <th scope="col">{t('imports:columns.field')}</th>
        </tr>
      </thead>
      <tbody>
        {unknownFirst.map((column) => {
          const field = fieldOf(column, mapping);
          const header = column.header || t('imports:columns.unnamed', { number: column.index + 1 });
          return (
            <tr key={column.index}>
              <th scope="row">{header}</th>
              <td className="kx-second">
                {column.samples.slice(0, 3).map((sample, at) => (
                  <span className="kx-sample" key={at}>
                    {sample}
                  </span>
                ))}
              </td>
              <td>
                {change ? (
                  <Select<ImportField | ''>
                    aria-label={t('imports:columns.fieldOf', { header })}
                    showSearch={{ optionFilterProp: 'label' }}
                    value={field ?? ''}
                    onChange={(value) => assign(column, value || null)}
                    options={[
                      { value: '', label: t('imports:columns.none') },
                      ...FIELDS.map((value) => ({ value, label: t(`imports:field.${value}`) })),
                    ]}
                  />
                ) : field ? (
                  t(`imports:field.${field}`)
                ) : (
                  t('imports:columns.none')
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

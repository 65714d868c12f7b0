import { createContext, type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeclarationFinding } from '../../../api/licensing';

/** What the server says of the saved version; each field shows its own. */
export const FindingsContext = createContext<readonly DeclarationFinding[]>([]);

/** The findings of one field (`contact`, `feeParameters.rateBp`), to stand under it after its help; undefined: none. */
export function useFindings(): (field: string, help?: ReactNode) => ReactNode | undefined {
  const all = useContext(FindingsContext);
  return (field, help) => {
    const found = all.filter((finding) => finding.field === field);
    if (found.length === 0) return help;
    return (
      <>
        {help}
        <FindingList found={found} />
      </>
    );
  };
}

function FindingList({ found }: { found: readonly DeclarationFinding[] }) {
  const { t } = useTranslation();
  return (
    <ul className="kx-findings">
      {found.map(({ severity, code, message }) => (
        <li key={code + message} className={severity === 'ERROR' ? 'kx-overdue' : 'kx-warn'}>
          {message}
          <span className="kx-second"> {t(`declaration:article.${code}`, { defaultValue: '' })}</span>
        </li>
      ))}
    </ul>
  );
}

export function FindingsSummary({ findings }: { findings: readonly DeclarationFinding[] }) {
  const { t } = useTranslation();
  const errors = findings.filter(({ severity }) => severity === 'ERROR').length;
  const warnings = findings.length - errors;
  if (findings.length === 0) return <p>{t('declaration:findings.none')}</p>;
  return (
    <p>
      {errors > 0 && (
        <span className="kx-overdue">{t('declaration:findings.errors', { count: errors })}</span>
      )}{' '}
      {warnings > 0 && (
        <span className="kx-warn">{t('declaration:findings.warnings', { count: warnings })}</span>
      )}
    </p>
  );
}

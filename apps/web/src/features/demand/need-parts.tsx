import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { NeedBody, PublicNeedLine } from '../../api/demand';
import { currentLanguage } from '../../app/language';
import { Facts } from '../../shared/data-list';
import { formatYuan } from '../../shared/format';
import { pathTo } from '../../shared/paths';
import { Tag } from '../../shared/tag';
import { Day } from '../../shared/values';
import './demand.css';

export const PARTS = [
  'material',
  'method',
  'efficacy',
  'product',
  'application',
  'indicators',
  'target',
] as const;

type Budget = Pick<PublicNeedLine, 'budgetFromFen' | 'budgetToFen'>;

/** One need in a list. */
export function NeedCard({ need }: { need: PublicNeedLine }) {
  const { t } = useTranslation();
  return (
    <article className="kx-panel" data-list-item>
      <h2 className="kx-result-title">
        <Link to={pathTo.need(need.id)}>{need.title}</Link>
      </h2>
      <p className="kx-second kx-dots">
        <span>{firmOf(need) ?? t('demand:anonymous')}</span>
        {need.district && <span>{need.district}</span>}
        <span>
          {t('demand:until')} <Day day={need.expiresDay} />
        </span>
        <BudgetInWords need={need} />
      </p>
      <p className="kx-need-summary">{need.summary}</p>
      <p className="kx-tags">
        {need.keywords.map((word) => (
          <Tag key={word} tone="plain">
            {word}
          </Tag>
        ))}
      </p>
    </article>
  );
}

export function firmOf({ firm, firmEn }: Pick<PublicNeedLine, 'firm' | 'firmEn'>): string | null {
  return (currentLanguage() === 'en' && firmEn) || firm;
}

export function BudgetInWords({ need: { budgetFromFen, budgetToFen } }: { need: Budget }) {
  const { t } = useTranslation();
  if (budgetFromFen === null && budgetToFen === null) return <span>{t('demand:budget.open')}</span>;
  const [from, to] = [budgetFromFen, budgetToFen].map((fen) => (fen === null ? '' : formatYuan(fen)));
  if (!from) return <span className="kx-number">{t('demand:budget.upTo', { to })}</span>;
  if (!to || from === to) return <span className="kx-number">{t('demand:budget.about', { from })}</span>;
  return <span className="kx-number">{t('demand:budget.range', { from, to })}</span>;
}

/** The problem, and what is said of its parts. */
export function NeedText({ body }: { body: NeedBody }) {
  const { t } = useTranslation();
  const parts = PARTS.flatMap((part) =>
    body[part] ? [[t(`demand:part.${part}`), body[part]] as const] : [],
  );
  return (
    <>
      <p className="kx-reading kx-lines">{body.problem}</p>
      {parts.length > 0 && <Facts items={parts} />}
    </>
  );
}

/** A division of GB/T 4754 by its name. */
export function industryOf(code: string | null, t: (key: string, or: { defaultValue: string }) => string) {
  return code === null ? null : t(`industries:division.${code}`, { defaultValue: code });
}

type Commercial = Pick<
  PublicNeedLine,
  'modes' | 'budgetFromFen' | 'budgetToFen' | 'industry' | 'district' | 'keywords'
>;

export function NeedTerms({ need }: { need: Commercial }) {
  const { t } = useTranslation();
  const comma = t('frame:comma');
  return (
    <Facts
      items={[
        [t('demand:field.modes'), need.modes.map((mode) => t(`demand:mode.${mode}`)).join(comma) || null],
        [t('demand:field.budget'), <BudgetInWords need={need} />],
        [t('demand:field.keywords'), need.keywords.join(comma) || null],
        [t('demand:field.industry'), industryOf(need.industry, t)],
        [t('demand:field.district'), need.district],
      ]}
    />
  );
}

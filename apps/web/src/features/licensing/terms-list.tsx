import { useTranslation } from 'react-i18next';
import type { Terms } from '../../api/licensing';
import { Facts } from '../../shared/data-list';
import { Day, FeeInWords, Money, Rate } from '../../shared/values';

/** Every key of the frozen terms, one line each, so that what is hashed is what is read. */
export function TermsList({ terms }: { terms: Terms }) {
  const { t } = useTranslation();
  return (
    <Facts
      items={[
        ...TERM_KEYS.filter((key) => terms[key] !== undefined || key === 'firstPaymentDays').map(
          (key) => [t(`licensing:term.${key}`), <TermValue key={key} name={key} terms={terms} />] as const,
        ),
      ]}
    />
  );
}

const TERM_KEYS = [
  'declarationNumber',
  'applicationNumber',
  'patentees',
  'feeMethod',
  'feeParameters',
  'firstPaymentDays',
  'termEnd',
  'contact',
  'payee',
  'otherMatters',
] as const satisfies readonly (keyof Terms)[];

/** One term as words; `terms` may hold that key alone, as a difference does. */
export function TermValue({ name, terms }: { name: string; terms: Partial<Terms> }) {
  const { t } = useTranslation();
  const value = terms[name as keyof Terms];
  if (name === 'firstPaymentDays') return <PayWithin days={terms.firstPaymentDays} />;
  if (value === undefined || value === null) return <>{t('licensing:notStated')}</>;
  switch (name) {
    case 'patentees':
      return <>{terms.patentees?.join(t('licensing:listComma'))}</>;
    case 'feeMethod':
      return <FeeInWords method={terms.feeMethod ?? ''} parameters={terms.feeParameters ?? {}} />;
    case 'feeParameters':
      return <Parameters parameters={terms.feeParameters ?? {}} />;
    case 'termEnd':
      return <Day day={terms.termEnd} />;
    case 'contact':
      return terms.contact ? <Contact contact={terms.contact} /> : null;
    case 'payee':
      return <Payee payee={terms.payee} />;
    case 'otherMatters':
      return <span className="kx-lines">{terms.otherMatters}</span>;
    default:
      return <>{String(value)}</>;
  }
}

function Parameters({ parameters }: { parameters: Terms['feeParameters'] }) {
  const { t } = useTranslation();
  const { lumpSumFen, royaltyBase, rateBp } = parameters;
  if (lumpSumFen !== undefined) return <Money fen={lumpSumFen} />;
  if (royaltyBase && rateBp !== undefined)
    return (
      <>
        {t(`licensing:royaltyBase.${royaltyBase}`)} × <Rate basisPoints={rateBp} />
      </>
    );
  return <>{t('licensing:noParameters')}</>;
}

/** 未约定 where the terms do not say: then nothing is overdue, there is only a reminder. */
export function PayWithin({ days }: { days: number | null | undefined }) {
  const { t } = useTranslation();
  if (days === null || days === undefined) return <>{t('licensing:notAgreed')}</>;
  return <>{t('licensing:payWithin', { count: days })}</>;
}

export function Contact({ contact }: { contact: Terms['contact'] }) {
  const { name, phone, email, address } = contact;
  return (
    <>
      {name}
      {phone && (
        <>
          {' · '}
          <a href={`tel:${phone}`}>{phone}</a>
        </>
      )}
      {email && (
        <>
          {' · '}
          <a href={`mailto:${email}`}>{email}</a>
        </>
      )}
      {address && ` · ${address}`}
    </>
  );
}

export function Payee({ payee }: { payee: Terms['payee'] }) {
  const { t } = useTranslation();
  if (!payee) return <>{t('licensing:payeeMissing')}</>;
  return (
    <span className="kx-number-wrap">
      {[payee.name, payee.bank, payee.account].filter(Boolean).join(' · ')}
    </span>
  );
}

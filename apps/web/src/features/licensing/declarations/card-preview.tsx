import { useQuery } from '@tanstack/react-query';
import { Form, type FormInstance } from 'antd';
import { useTranslation } from 'react-i18next';
import { onePatent, type Patent, type PatentCard } from '../../../api/catalogue';
import { ResultCard } from '../../../shared/result-card';
import { parametersOf, type TermsValues, yearOneOf } from './terms-body';

/** The card as searchers will see it, while it is written. */
export function CardPreview({ form, patentId }: { form: FormInstance<TermsValues>; patentId: string }) {
  const { t } = useTranslation();
  const { data: patent } = useQuery(onePatent(patentId));
  const values = Form.useWatch([], form) as TermsValues | undefined;
  if (!patent || !values?.feeMethod) return null;
  return (
    <section className="kx-part kx-preview">
      <h2>{t('declaration:preview')}</h2>
      <div inert>
        <ResultCard patent={cardOf(patent, values)} heading="h3" />
      </div>
    </section>
  );
}

function cardOf(patent: Patent, values: TermsValues): PatentCard {
  const offer = {
    declarationId: '',
    declarationNumber: '',
    feeMethod: values.feeMethod,
    feeParameters: parametersOf(values),
    yearOneFen: yearOneOf(values),
    termsHash: '',
    termEnd: values.termEnd ?? '',
    announcedDay: '',
    missing: values.feeRationale?.trim() ? [] : ['fee_rationale'],
    pausedReason: null,
  };
  return {
    ...patent,
    titleSegments: [],
    summary: [{ text: firstSentence(patent.abstract ?? ''), hit: false }],
    remainingMonths: patent.expiry.remainingMonths,
    expiryDay: patent.expiry.expiryDay,
    offer,
  } as unknown as PatentCard;
}

function firstSentence(text: string): string {
  return text.slice(0, text.indexOf('。') + 1) || text.slice(0, 120);
}

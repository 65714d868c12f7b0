import { useTranslation } from 'react-i18next';
import type { Declaration, Licence, LicenceLine } from '../../api/licensing';
import { Tag, type Tone } from '../../shared/tag';

const LICENCE_TONE: Record<Licence['state'], Tone> = {
  NOTIFIED: 'money',
  EFFECTIVE: 'done',
  RECORDAL_FILED: 'done',
  RECORDED: 'done',
  LAPSED: 'plain',
  EXPIRED: 'plain',
  TERMINATED: 'plain',
};

const DECLARATION_TONE: Record<Declaration['state'], Tone> = {
  DRAFT: 'plain',
  INTERNAL_REVIEW: 'money',
  PUBLICITY: 'money',
  APPROVED: 'open',
  FILED: 'open',
  REFUSED: 'over',
  ANNOUNCED: 'done',
  WITHDRAWAL_FILED: 'money',
  WITHDRAWN: 'plain',
  TERMINATED_BY_OFFICE: 'over',
  REVOKED: 'over',
  EXPIRED: 'plain',
};

export function LicenceState({ state }: { state: Licence['state'] }) {
  const { t } = useTranslation();
  return <Tag tone={LICENCE_TONE[state]}>{t(`licensing:state.${state}`)}</Tag>;
}

export function DeclarationState({ state }: { state: Declaration['state'] }) {
  const { t } = useTranslation();
  return <Tag tone={DECLARATION_TONE[state]}>{t(`licensing:declarationState.${state}`)}</Tag>;
}

export function Flags({ licence }: { licence: Pick<LicenceLine, 'flags' | 'unconfirmedPayment'> }) {
  const { t } = useTranslation();
  const flags = [...licence.flags, ...(licence.unconfirmedPayment ? ['UNCONFIRMED'] : [])];
  return (
    <>
      {flags.map((flag) => (
        <Tag key={flag} tone={flag === 'UNCONFIRMED' ? 'money' : 'over'}>
          {t(`licensing:flag.${flag}.name`)}
        </Tag>
      ))}
    </>
  );
}

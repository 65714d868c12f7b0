import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Page, Section } from '../../shared/page';

const PARTS = ['what', 'who', 'isNot', 'effect', 'data', 'demonstration', 'law'] as const;

export function AboutPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('about:title')} lead={t('about:lead')} narrow>
      {PARTS.map((part) => (
        <Section key={part} title={t(`about:${part}.title`)}>
          <p className="kx-reading">{t(`about:${part}.text`)}</p>
        </Section>
      ))}
      <p>
        <Link to="/search">{t('about:search')}</Link>
      </p>
    </Page>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Patent } from '../../api/catalogue';
import { currentLanguage } from '../../app/language';
import { Tag } from '../../shared/tag';
import { Day } from '../../shared/values';

type Draft = Patent['draft'];

/** What it is for, in plain words: the holder's own, else the abstract's sentences, marked as such. */
export function PlainSheet({ patent }: { patent: Patent }) {
  const { t } = useTranslation();
  const { sheet } = patent;
  const english = currentLanguage() === 'en';
  const draft = (english && patent.draftEn) || patent.draft;
  const hasDraft = Object.values(draft).some((part) => part !== null && part.length > 0);
  if (!sheet && !hasDraft)
    return (
      <section className="kx-panel">
        <h2 className="kx-sheet-title">{t('sheet:part.problem')}</h2>
        <p className="kx-reading">{patent.abstract ?? t('patent:noAbstract')}</p>
      </section>
    );
  return (
    <section className="kx-panel kx-sheet">
      {sheet ? (
        <p className="kx-second">
          {t('sheet:confirmed', { organisation: (english && sheet.organisationEn) || sheet.organisation })}{' '}
          <Day day={sheet.confirmedAt} />
        </p>
      ) : (
        <p className="kx-warn">{t('sheet:notConfirmed')}</p>
      )}
      <TextPart name="problem" patent={patent} draft={draft} />
      <TextPart name="howItWorks" patent={patent} draft={draft} />
      <TextPart name="benefit" patent={patent} draft={draft} />
      <Applications patent={patent} draft={draft} />
      <Readiness patent={patent} />
      {sheet?.help && (
        <Part title={t('sheet:part.help')}>
          <Words text={sheet.help} />
        </Part>
      )}
    </section>
  );
}

interface PartProps {
  patent: Patent;
  draft: Draft;
}

function TextPart({
  name,
  patent: { sheet },
  draft,
}: PartProps & { name: 'problem' | 'howItWorks' | 'benefit' }) {
  const { t } = useTranslation();
  const written = sheet?.[name] ?? null;
  const text = written ?? draft[name];
  return (
    <Part title={t(`sheet:part.${name}`)} draft={written === null && text !== null}>
      {text === null ? <NotWritten /> : <Words text={text} />}
    </Part>
  );
}

function Applications({ patent: { sheet }, draft }: PartProps) {
  const { t } = useTranslation();
  const written = sheet?.applications ?? [];
  if (written.length > 0)
    return (
      <Part title={t('sheet:part.applications')}>
        <ul className="kx-sheet-uses">
          {written.map((use) => (
            <li key={use} lang={languageOf(use)}>
              {use}
            </li>
          ))}
        </ul>
      </Part>
    );
  const lifted = draft.applications.join('');
  return (
    <Part title={t('sheet:part.applications')} draft={lifted !== ''}>
      {lifted === '' ? <NotWritten /> : <Words text={lifted} />}
    </Part>
  );
}

function Readiness({ patent: { sheet } }: { patent: Patent }) {
  const { t } = useTranslation();
  if (!sheet?.trl) return null;
  return (
    <Part title={t('sheet:part.readiness')}>
      <p className="kx-reading">{t(`sheet:level.${sheet.trl}`)}</p>
      <p className="kx-second">
        {t('sheet:assessed', { by: sheet.assessedBy, day: sheet.assessedOn, evidence: sheet.evidence })}
      </p>
      <p className="kx-second">{t('sheet:levelSource')}</p>
    </Part>
  );
}

function Part({ title, draft, children }: { title: string; draft?: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="kx-sheet-part">
      <div className="kx-sheet-head">
        <h2>{title}</h2>
        {draft && <Tag tone="money">{t('sheet:draft')}</Tag>}
      </div>
      {children}
    </div>
  );
}

function Words({ text }: { text: string }) {
  return (
    <p className="kx-reading kx-lines" lang={languageOf(text)}>
      {text}
    </p>
  );
}

function NotWritten() {
  const { t } = useTranslation();
  return <p className="kx-second">{t('sheet:notWritten')}</p>;
}

/** People write in their own language, whatever language the page is read in. */
function languageOf(text: string): string {
  return /\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en';
}

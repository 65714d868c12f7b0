import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { suggestions, type Suggestions } from '../api/catalogue';
import { currentLanguage } from '../app/language';
import { pathTo } from './paths';
import { recentSearches } from './recent-searches';
import { usePaused } from './use-paused';

const RECENT_BESIDE = 3;

/** A line of the list: an address to go to, or `forget`. */
export interface Choice {
  value: string;
  label: ReactNode;
}

export const FORGET = 'forget';

/**
 * What is offered below the box for what stands in it, while it is open. The first line is what Enter does anyway. One
 * flat list: each line says of what kind it is.
 */
export function useSuggestions(typed: string, open: boolean): Choice[] {
  const { t } = useTranslation();
  const wanted = typed.trim();
  const text = usePaused(wanted);
  const asked = open && text !== '';
  const { data } = useQuery({ ...suggestions(text), enabled: asked, placeholderData: keepPreviousData });
  const recent = open ? recentChoices(wanted, t('finder:kind.recent')) : [];
  if (wanted === '') {
    if (recent.length === 0) return [];
    const forget = { value: FORGET, label: <span className="kx-second">{t('finder:forget')}</span> };
    return [{ value: pathTo.search({}), label: <Line text={t('finder:searchAll')} /> }, ...recent, forget];
  }
  const found = asked && data ? data : { patents: [], universities: [], ipc: [] };
  return [
    { value: pathTo.search({ q: wanted }), label: <Line text={t('finder:searchFor', { text: wanted })} /> },
    ...recent,
    ...universityChoices(found, t('finder:kind.university')),
    ...patentChoices(found, t('finder:kind.patent')),
    ...classChoices(found, t('finder:kind.ipc')),
  ];
}

function recentChoices(typed: string, kind: string): Choice[] {
  const texts = recentSearches();
  const fitting = texts.filter((text) => text !== typed && text.startsWith(typed));
  return fitting
    .slice(0, typed === '' ? texts.length : RECENT_BESIDE)
    .map((text) => ({ value: pathTo.search({ q: text }), label: <Line text={text} kind={kind} /> }));
}

function patentChoices({ patents }: Suggestions, kind: string): Choice[] {
  return patents.map(({ id, title, titleEn, authority, applicationNumber }) => ({
    value: pathTo.patent(id),
    label: (
      <Line
        text={(currentLanguage() === 'en' && titleEn) || title}
        kind={`${kind} ${authority} ${applicationNumber}`}
      />
    ),
  }));
}

function universityChoices({ universities }: Suggestions, kind: string): Choice[] {
  return universities.map(({ id, name, nameEn }) => ({
    value: pathTo.search({ university: id }),
    label: <Line text={(currentLanguage() === 'en' && nameEn) || name} kind={kind} />,
  }));
}

function classChoices({ ipc }: Suggestions, kind: string): Choice[] {
  return ipc.map(({ code, titleZh, titleEn }) => ({
    value: pathTo.search(code.length === 1 ? { ipcSection: code } : { q: code }),
    label: (
      <Line
        text={`${code} ${(currentLanguage() === 'en' && titleEn) || (titleZh ?? titleEn ?? '')}`}
        kind={kind}
      />
    ),
  }));
}

function Line({ text, kind }: { text: string; kind?: string }) {
  return (
    <span className="kx-suggestion">
      <span className="kx-suggestion-text">{text}</span>
      {kind && <span className="kx-second kx-number">{kind}</span>}
    </span>
  );
}

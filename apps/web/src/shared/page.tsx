import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  title: string;
  /** Where the title of the window needs less than the heading. */
  windowTitle?: string;
  lead?: ReactNode;
  actions?: ReactNode;
  /** One column for reading and for forms. */
  narrow?: boolean;
  children: ReactNode;
}

/** A page: one first heading, the window's title, what can be done here at the right. */
export function Page({ title, windowTitle, lead, actions, narrow, children }: Props) {
  useWindowTitle(windowTitle ?? title);
  return (
    <div className={narrow ? 'kx-page kx-page-narrow' : 'kx-page'}>
      <div className="kx-page-head">
        <div>
          <h1>{title}</h1>
          {lead && <p className="kx-lead">{lead}</p>}
        </div>
        {actions && <div className="kx-actions">{actions}</div>}
      </div>
      {children}
    </div>
  );
}

export function useWindowTitle(title: string): void {
  const { t } = useTranslation();
  const mark = t('frame:mark');
  useEffect(() => {
    document.title = title === mark || title === '' ? mark : `${title} · ${mark}`;
  }, [title, mark]);
}

/** A panel with its heading. */
export function Section({
  title,
  actions,
  children,
}: {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="kx-panel">
      <div className="kx-panel-head">
        <h2>{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  );
}

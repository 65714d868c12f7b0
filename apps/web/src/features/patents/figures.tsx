import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Patent } from '../../api/catalogue';
import { figureAddress, paperAddress } from '../../api/documents';
import { sizeOf } from '../../shared/format';
import { Section } from '../../shared/page';
import { Day } from '../../shared/values';

/** The holders' figures in a row, each opened large; without any there is no section. */
export function Figures({ patent: { id, figures } }: { patent: Patent }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<number>();
  if (figures.length === 0) return null;
  return (
    <Section title={t('documents:figures')}>
      <ul className="kx-figures">
        {figures.map((figure, at) => (
          <li key={figure.id}>
            <button
              type="button"
              className="kx-figure"
              aria-label={t('documents:open', { caption: figure.caption })}
              onClick={() => setOpened(at)}
            >
              <img
                src={figureAddress(id, figure.id, 'small')}
                alt=""
                width={figure.width}
                height={figure.height}
                loading="lazy"
              />
            </button>
            <span>{figure.caption}</span>
          </li>
        ))}
      </ul>
      <Enlarged patentId={id} figures={figures} at={opened} show={setOpened} />
    </Section>
  );
}

interface EnlargedProps {
  patentId: string;
  figures: Patent['figures'];
  at: number | undefined;
  show: (at: number | undefined) => void;
}

function Enlarged({ patentId, figures, at, show }: EnlargedProps) {
  const { t } = useTranslation();
  const figure = at === undefined ? undefined : figures[at];
  if (at === undefined || !figure) return null;
  return (
    <Modal
      open
      onCancel={() => show(undefined)}
      title={figure.caption}
      width={1000}
      centered
      footer={
        figures.length > 1 && (
          <div className="kx-figure-steps">
            <Button disabled={at === 0} onClick={() => show(at - 1)}>
              {t('documents:previous')}
            </Button>
            <span className="kx-second" aria-live="polite">
              {t('documents:position', { at: at + 1, all: figures.length })}
            </span>
            <Button disabled={at === figures.length - 1} onClick={() => show(at + 1)}>
              {t('documents:next')}
            </Button>
          </div>
        )
      }
    >
      <img
        className="kx-figure-large"
        src={figureAddress(patentId, figure.id, 'large')}
        alt={figure.caption}
        width={figure.width}
        height={figure.height}
      />
    </Modal>
  );
}

/** What anybody may download. */
export function Papers({ patent: { id, documents } }: { patent: Patent }) {
  const { t } = useTranslation();
  if (documents.length === 0) return null;
  return (
    <Section title={t('documents:papers')}>
      <ul className="kx-papers">
        {documents.map(({ id: documentId, caption, kind, name, size, addedAt }) => (
          <li key={documentId}>
            <a href={paperAddress(id, documentId)} download={name}>
              {caption}
            </a>
            <span className="kx-second kx-dots">
              <span>{t(`documents:kind.${kind}`)}</span>
              <span>{name.slice(name.lastIndexOf('.') + 1).toUpperCase()}</span>
              <span className="kx-number">{sizeOf(size)}</span>
              <Day day={addedAt} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

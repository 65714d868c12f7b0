import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  arrangeDocuments,
  type At,
  documentsOf,
  type PatentDocument,
  type PatentDocuments,
  type PlacedDocument,
  removeDocument,
  type Visibility,
} from '../../../api/documents';
import { fileAddress } from '../../../api/files';
import { useAct } from '../../../api/use-act';
import { sizeOf } from '../../../shared/format';
import { ProblemAlert } from '../../../shared/problem-alert';
import { Loaded } from '../../../shared/states';
import { Tag } from '../../../shared/tag';
import { Day } from '../../../shared/values';
import { AttachDocument } from './attach-document';

interface Props extends At {
  mayWrite: boolean;
}

/** Figures and papers that this university attached to the patent. */
export function Documents({ mayWrite, ...at }: Props) {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<'add' | 'arrange' | null>(null);
  const query = useQuery(documentsOf(at));
  const close = () => setDoing(null);
  return (
    <section className="kx-part">
      <div className="kx-panel-head">
        <h2>{t('documents:desk.title')}</h2>
        {mayWrite && doing === null && (
          <div className="kx-actions">
            {query.data && query.data.items.length > 0 && (
              <Button onClick={() => setDoing('arrange')}>{t('documents:desk.arrange')}</Button>
            )}
            <Button onClick={() => setDoing('add')}>{t('documents:desk.add')}</Button>
          </div>
        )}
      </div>
      <p className="kx-second">{t('documents:desk.lead')}</p>
      {doing === 'add' && <AttachDocument {...at} close={close} />}
      <Loaded query={query}>
        {(documents) =>
          doing === 'arrange' ? (
            <Arrange key={documents.version} at={at} documents={documents} close={close} />
          ) : documents.items.length === 0 ? (
            <p>{t('documents:desk.none')}</p>
          ) : (
            <ul className="kx-documents">
              {documents.items.map((one) => (
                <Line key={one.id} one={one} organisationId={at.organisationId} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function Line({ one, organisationId }: { one: PatentDocument; organisationId: string }) {
  const { t } = useTranslation();
  const withheld = one.scanState === 'PENDING' || one.scanState === 'INFECTED';
  return (
    <li>
      <p>
        {one.caption} <Tag tone="plain">{t(`documents:kind.${one.kind}`)}</Tag>{' '}
        <Tag tone={one.visibility === 'PUBLIC' ? 'open' : 'plain'}>
          {t(`documents:visibility.${one.visibility}`)}
        </Tag>{' '}
        {one.scanState !== 'CLEAN' && (
          <Tag tone={one.scanState === 'INFECTED' ? 'over' : 'plain'}>
            {t(`documents:scan.${one.scanState}`)}
          </Tag>
        )}
      </p>
      <p className="kx-second kx-dots">
        {withheld ? (
          <span>{one.name}</span>
        ) : (
          <span>
            <a href={fileAddress(organisationId, one.fileId)} download={one.name}>
              {t('documents:desk.download')}
            </a>
          </span>
        )}
        <span className="kx-number">{sizeOf(one.size)}</span>
        <span>
          {t('documents:desk.addedBy', { person: one.addedBy ?? t('documents:desk.somebody') })}{' '}
          <Day day={one.addedAt} />
        </span>
      </p>
      {one.scanFinding && <p className="kx-fault">{t('documents:found', { finding: one.scanFinding })}</p>}
    </li>
  );
}

interface ArrangeProps {
  at: At;
  documents: PatentDocuments;
  close: () => void;
}

/** Order, captions and who may read, saved together. */
function Arrange({ at, documents, close }: ArrangeProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const list = documentsOf(at);
  const [items, setItems] = useState<PatentDocument[]>(documents.items);
  const kept = (saved: PatentDocuments) => queries.setQueryData(list.queryKey, saved);
  const again = async (error: unknown): Promise<never> => {
    await queries.invalidateQueries({ queryKey: list.queryKey });
    throw error;
  };
  const save = useAct({
    act: (placed: PlacedDocument[]) => arrangeDocuments(at, documents, placed).catch(again),
    refreshes: [['patent', at.patentId]],
    done: (saved) => {
      kept(saved);
      close();
    },
  });
  const remove = useAct({
    act: (id: string) => removeDocument(at, documents, id).catch(again),
    refreshes: [['patent', at.patentId]],
    done: kept,
  });
  const change = (id: string, values: Partial<PlacedDocument>) =>
    setItems(items.map((one) => (one.id === id ? { ...one, ...values } : one)));
  const move = (from: number, to: number) => {
    const next = [...items];
    next.splice(to, 0, ...next.splice(from, 1));
    setItems(next);
  };
  const problem = save.problem ?? remove.problem;
  return (
    <div className="kx-stack">
      <ul className="kx-documents">
        {items.map((one, place) => (
          <li key={one.id}>
            <div className="kx-actions">
              <Input
                className="kx-document-caption"
                aria-label={t('documents:desk.captionOf', { caption: one.caption })}
                maxLength={200}
                value={one.caption}
                onChange={({ target }) => change(one.id, { caption: target.value })}
              />
              {one.kind !== 'FIGURE' && (
                <Select<Visibility>
                  aria-label={t('documents:desk.visibilityOf', { caption: one.caption })}
                  value={one.visibility}
                  onChange={(visibility) => change(one.id, { visibility })}
                  options={(['PUBLIC', 'OWN'] as const).map((value) => ({
                    value,
                    label: t(`documents:visibility.${value}`),
                  }))}
                />
              )}
              <Button
                aria-label={t('documents:desk.up', { caption: one.caption })}
                disabled={place === 0}
                onClick={() => move(place, place - 1)}
              >
                ↑
              </Button>
              <Button
                aria-label={t('documents:desk.down', { caption: one.caption })}
                disabled={place === items.length - 1}
                onClick={() => move(place, place + 1)}
              >
                ↓
              </Button>
              <Popconfirm
                title={t('documents:desk.removeOne', { caption: one.caption })}
                description={t('documents:desk.removeSure')}
                okText={t('documents:desk.remove')}
                cancelText={t('frame:cancel')}
                onConfirm={() => remove.run(one.id)}
              >
                <Button danger aria-label={t('documents:desk.removeOne', { caption: one.caption })}>
                  ✕
                </Button>
              </Popconfirm>
            </div>
          </li>
        ))}
      </ul>
      {problem?.code === 'etag_mismatch' ? (
        <p className="kx-note" role="alert">
          {t('documents:desk.again')}
        </p>
      ) : (
        <ProblemAlert problem={problem} />
      )}
      <div className="kx-actions">
        <Button
          type="primary"
          loading={save.running}
          onClick={() =>
            save.run(
              items.map(({ id, caption, visibility }) => ({ id, caption: caption.trim(), visibility })),
            )
          }
        >
          {t('documents:desk.save')}
        </Button>
        <Button onClick={close}>{t('frame:cancel')}</Button>
      </div>
    </div>
  );
}

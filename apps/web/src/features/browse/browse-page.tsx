import { useQuery } from '@tanstack/react-query';
import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { type BrowseNode, trees } from '../../api/browse';
import { currentLanguage } from '../../app/language';
import { Page } from '../../shared/page';
import { EmptyState, Loaded } from '../../shared/states';
import './browse.css';

const SCHEMES = ['fields', 'ipc', 'industries'] as const;
type Scheme = (typeof SCHEMES)[number];

/** Finding without words: down a classification to its patents. */
export function BrowsePage() {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const scheme = SCHEMES.find((name) => name === address.get('scheme')) ?? 'fields';
  return (
    <Page
      title={t('browse:title')}
      lead={t('browse:lead')}
      actions={<Link to="/map">{t('browse:map.title')}</Link>}
    >
      <div className="kx-stack">
        <Radio.Group
          aria-label={t('browse:scheme.label')}
          optionType="button"
          value={scheme}
          onChange={({ target }) => setAddress({ scheme: String(target.value) })}
          options={SCHEMES.map((value) => ({ value, label: t(`browse:scheme.${value}`) }))}
        />
        <p className="kx-second">{t(`browse:about.${scheme}`)}</p>
        <Loaded query={useQuery(trees())}>
          {(all) => <Tree key={scheme} scheme={scheme} nodes={all[scheme]} />}
        </Loaded>
      </div>
    </Page>
  );
}

function Tree({ scheme, nodes }: { scheme: Scheme; nodes: BrowseNode[] }) {
  const { t } = useTranslation();
  // What nobody has a patent in would only lead to empty lists.
  const there = nodes.filter(({ patents }) => patents > 0);
  const roots = there.filter(({ parent }) => parent === null);
  if (roots.length === 0)
    return (
      <EmptyState
        title={t('browse:none')}
        hint={t('browse:noneHint')}
        action={<Link to="/search">{t('search:nothing.all')}</Link>}
      />
    );
  return (
    <ul className="kx-tree">
      {roots.map((root) => {
        const below = there.filter(({ parent }) => parent === root.code);
        return (
          <li key={root.code} className="kx-panel">
            <details>
              <summary>
                <Name node={root} scheme={scheme} />
              </summary>
              <ul>
                <li>
                  <Link to={`/search?${queryOf(scheme, root, below)}`}>{t('browse:all')}</Link>
                </li>
                {below.map((node) => (
                  <li key={node.code}>
                    <Link to={`/search?${queryOf(scheme, node, [])}`}>
                      <Name node={node} scheme={scheme} />
                    </Link>
                  </li>
                ))}
              </ul>
            </details>
          </li>
        );
      })}
    </ul>
  );
}

function Name({ node, scheme }: { node: BrowseNode; scheme: Scheme }) {
  const { t } = useTranslation();
  const title = (currentLanguage() === 'en' && node.titleEn) || node.titleZh || node.titleEn;
  return (
    <>
      {scheme === 'fields' ? null : <span className="kx-number">{node.code} </span>}
      {title}{' '}
      <span className="kx-second kx-number">
        {t('browse:counts', { patents: node.patents.toLocaleString('en-US'), offers: node.offers })}
      </span>
    </>
  );
}

/** The search that shows exactly what was counted. */
function queryOf(scheme: Scheme, { code, parent, ipcClasses }: BrowseNode, below: BrowseNode[]): string {
  if (scheme === 'ipc') return `${parent === null ? 'ipcSection' : 'ipcClass'}=${code}`;
  if (scheme === 'industries') return ipcClasses.map((ipcClass) => `ipcClass=${ipcClass}`).join('&');
  return parent === null ? below.map((field) => `field=${field.code}`).join('&') : `field=${code}`;
}

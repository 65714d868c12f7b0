import { useTranslation } from 'react-i18next';
import type { Match } from '../api/matches';
import './reasons.css';

const MARK = { COVERED: '✓', PARTLY: '◐', MISSING: '✕', UNKNOWN: '?' };

/** Which parts of the need the patent covers, each in the patent's own sentence; what nobody said is unknown. */
export function Reasons({ reasons }: { reasons: Match['reasons'] }) {
  const { t } = useTranslation();
  if (reasons.length === 0) return null;
  const unknown = reasons.filter(({ coverage }) => coverage === 'UNKNOWN');
  return (
    <div className="kx-reasons">
      <ul>
        {reasons
          .filter(({ coverage }) => coverage !== 'UNKNOWN')
          .map(({ element, coverage, sentence }) => (
            <li key={element} data-coverage={coverage}>
              <span aria-hidden="true">{MARK[coverage]}</span>
              <span>
                {t(`demand:part.${element}`)} · {t(`demand:coverage.${coverage}`)}
                {sentence && <q className="kx-second">{sentence}</q>}
              </span>
            </li>
          ))}
      </ul>
      {unknown.length > 0 && (
        <p className="kx-second">
          {t('demand:match.unknown', {
            parts: unknown.map(({ element }) => t(`demand:part.${element}`)).join(t('frame:comma')),
          })}
        </p>
      )}
    </div>
  );
}

import { Table } from 'antd';
import type { MouseEvent, ReactNode } from 'react';
import { usePhone } from '../app/use-phone';

export interface Column<T> {
  key: string;
  title: string;
  show: (row: T) => ReactNode;
  /** Numbers stand at the right. */
  number?: boolean;
  /** The line that names the card on a phone. */
  head?: boolean;
  width?: number | string;
}

interface Props<T> {
  label: string;
  rows: readonly T[];
  columns: Column<T>[];
  keyOf: (row: T) => string;
  onOpen?: (row: T) => void;
}

/** A table where there is room, cards where there is not. */
export function DataList<T extends object>({ label, rows, columns, keyOf, onOpen }: Props<T>) {
  if (usePhone()) return <Cards label={label} rows={rows} columns={columns} keyOf={keyOf} onOpen={onOpen} />;
  return (
    <div ref={(node) => scrollableByKey(node, label)}>
      <Table<T>
        aria-label={label}
        size="middle"
        pagination={false}
        dataSource={[...rows]}
        rowKey={keyOf}
        scroll={{ x: 'max-content' }}
        onRow={
          onOpen &&
          ((row) => ({
            onClick: (event) => openUnlessLink(event, () => onOpen(row)),
            className: 'kx-row-open',
            'data-list-item': '',
          }))
        }
        columns={columns.map(({ key, title, show, number, width }) => ({
          key,
          title,
          width,
          align: number ? ('right' as const) : undefined,
          render: (_: unknown, row: T) => show(row),
        }))}
      />
    </div>
  );
}

/** A table that is wider than its place scrolls by the arrow keys, too. */
function scrollableByKey(node: HTMLElement | null, label: string): void {
  const scrolling = node?.querySelector('.ant-table-content');
  scrolling?.setAttribute('tabindex', '0');
  scrolling?.setAttribute('role', 'region');
  scrolling?.setAttribute('aria-label', label);
}

/** A link or a button in the row does its own work; the row must not do it a second time. */
function openUnlessLink(event: MouseEvent, open: () => void): void {
  if (!(event.target as Element).closest('a, button, input, label')) open();
}

function Cards<T>({ label, rows, columns, keyOf, onOpen }: Props<T>) {
  const head = columns.find((column) => column.head) ?? columns[0];
  return (
    <ul className="kx-cards" aria-label={label}>
      {rows.map((row) => (
        <li
          key={keyOf(row)}
          className="kx-panel"
          data-list-item={onOpen && ''}
          onClick={onOpen && ((event) => openUnlessLink(event, () => onOpen(row)))}
        >
          <div className="kx-card-head">{head?.show(row)}</div>
          <dl className="kx-facts">
            {columns
              .filter((column) => column !== head)
              .map(({ key, title, show }) => (
                <div key={key}>
                  <dt>{title}</dt>
                  <dd>{show(row)}</dd>
                </div>
              ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

/** Names and values in two columns. */
export function Facts({ items }: { items: (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="kx-facts">
      {items.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value ?? '—'}</dd>
        </div>
      ))}
    </dl>
  );
}

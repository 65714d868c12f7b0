import { setImmediate } from 'node:timers/promises';
import { create } from 'qrcode';
import { type Paper, PDF_COLOURS, PDF_MARGIN, PDF_WIDTH } from '#libs/platform';

const { ink, grey } = PDF_COLOURS;
const LINE = '#E3E6E3';
/** Where a page of A4 ends for what is written, in points from its top. */
export const PAGE_END = 786;
const PADDING = 4;

export interface Column {
  head: string;
  /** In points; all columns of a table together are at most `PDF_WIDTH`. */
  width: number;
}

export interface TableOptions {
  size?: number;
  /** Lines of a cell at most; what is longer ends in an ellipsis. */
  lines?: number;
  /** The least height of a row, in points. */
  least?: number;
  /** Stands above the head of the table on each page that it goes on to. */
  onNewPage?: () => void;
}

type Layout = Pick<TableOptions, 'size' | 'lines' | 'least'>;

function cellsOf(columns: Column[], row: string[], lines = 12) {
  return columns.map(({ width }, at) => ({
    text: row[at] ?? '',
    options: { width: width - 2 * PADDING, lines },
  }));
}

function heightOfRow(paper: Paper, columns: Column[], row: string[], { size = 9, lines, least = 0 }: Layout) {
  const heights = cellsOf(columns, row, lines).map(({ text, options }) =>
    text === '' ? 0 : paper.heightOf(text, size, options),
  );
  return Math.max(least, ...heights.map((height) => height + 2 * PADDING));
}

/** In points, with its head, as `writeTable` would write it on one page. */
export function heightOfTable(
  paper: Paper,
  columns: Column[],
  rows: string[][],
  layout: Layout = {},
): number {
  const head = columns.map((column) => column.head);
  return [head, ...rows].reduce((sum, row) => sum + heightOfRow(paper, columns, row, layout), 0);
}

/**
 * Rows under a head that is repeated on every page; a row is never parted, and as high as its highest cell. Between pages
 * others get their turn: a long list takes seconds.
 */
export async function writeTable(
  paper: Paper,
  columns: Column[],
  rows: string[][],
  options: TableOptions = {},
): Promise<void> {
  const { document, write } = paper;
  const { size = 9, lines, onNewPage } = options;
  const measured = (row: string[], layout: Layout) => ({
    row,
    height: heightOfRow(paper, columns, row, layout),
  });
  const head = measured(
    columns.map((column) => column.head),
    { ...options, least: 0 },
  );
  const writeRow = ({ row, height }: typeof head, colour: string) => {
    const top = document.y;
    let left = PADDING;
    for (const [at, cell] of cellsOf(columns, row, lines).entries()) {
      document.y = top + PADDING;
      if (cell.text !== '') write(cell.text, size, colour, { ...cell.options, left });
      left += columns[at]?.width ?? 0;
    }
    document.y = top + height;
    rule(paper, PDF_WIDTH);
  };
  const turn = async () => {
    await setImmediate();
    document.addPage();
    onNewPage?.();
    writeRow(head, grey);
  };
  for (const [at, row] of rows.entries()) {
    const next = measured(row, options);
    // A head alone at the foot of a page says nothing.
    const needed = at === 0 ? head.height + next.height : next.height;
    if (document.y + needed > PAGE_END) await turn();
    else if (at === 0) writeRow(head, grey);
    writeRow(next, ink);
  }
}

/** A thin line at the current height. */
export function rule({ document }: Paper, width = PDF_WIDTH): void {
  document
    .moveTo(PDF_MARGIN, document.y)
    .lineTo(PDF_MARGIN + width, document.y)
    .lineWidth(0.7)
    .strokeColor(LINE)
    .stroke();
}

/** A label in grey and what it says, side by side. */
export function writeFact(paper: Paper, label: string, value: string, size = 10, lines = 4): void {
  const { document, write } = paper;
  const top = document.y;
  write(label, size, grey, { width: 84, lines: 2 });
  const labelled = document.y;
  document.y = top;
  write(value, size, ink, { left: 90, width: PDF_WIDTH - 90, lines });
  document.y = Math.max(document.y, labelled) + 3;
}

/** A QR code of lines, so that it is sharp at any size and the same bytes each time. */
export function drawQr({ document }: Paper, text: string, left: number, top: number, width: number): void {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const unit = width / size;
  for (let row = 0; row < size; row++)
    for (let from = 0; from < size;) {
      let to = from;
      while (to < size && data[row * size + to]) to++;
      if (to > from)
        document.rect(PDF_MARGIN + left + from * unit, top + row * unit, (to - from) * unit, unit);
      from = to + 1;
    }
  document.fill('#000000');
}

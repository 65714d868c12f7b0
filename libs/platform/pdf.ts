import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';

const FONT = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
);
export const PDF_COLOURS = { ink: '#1B1F1D', teal: '#14595B', grey: '#5B625F', amber: '#9A5B00' };
export const PDF_MARGIN = 56;
/** Between the margins of an A4 page, in points. */
export const PDF_WIDTH = 483;
const MARGIN = PDF_MARGIN;

interface WriteOptions {
  left?: number;
  width?: number;
  align?: 'left' | 'center' | 'right';
  /** At most; what is longer ends in an ellipsis. */
  lines?: number;
}

export interface Paper {
  document: PDFKit.PDFDocument;
  /** Writes at the current height; characters that the font lacks are shown by their code point, never dropped. */
  write(text: string, size: number, colour: string, options?: WriteOptions): void;
  /** How high `write` would make it, in points. */
  heightOf(text: string, size: number, options?: WriteOptions): number;
  /** Ends the document. */
  end(): Promise<Buffer>;
}

/** An A4 document with its Chinese font inside. The same content and day give the same bytes: no clock, no random id. */
export function newPaper(title: string, day: Date): Paper {
  const document = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    info: { Title: title, Producer: 'Kaixu', Creator: 'Kaixu', CreationDate: day, ModDate: day },
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Buffer>((resolve) => document.on('end', () => resolve(Buffer.concat(chunks))));
  document.registerFont('body', FONT).font('body');
  const { font } = (
    document as unknown as { _font: { font: { hasGlyphForCodePoint(code: number): boolean } } }
  )._font;
  const visible = (text: string) =>
    [...text]
      .map((char) =>
        char === '\n' || font.hasGlyphForCodePoint(char.codePointAt(0)!)
          ? char
          : `〔U+${char.codePointAt(0)!.toString(16).toUpperCase()}〕`,
      )
      .join('');
  const laidOut = (text: string, size: number, { width = PDF_WIDTH, align, lines }: WriteOptions) => {
    document.fontSize(size);
    const limit = lines && { height: lines * document.currentLineHeight(true), ellipsis: true };
    return [
      lines ? visible(text).replace(/[\r\n\t ]+/g, ' ') : visible(text),
      { width, ...(align && { align }), ...limit },
    ] as const;
  };
  return {
    document,
    write: (text, size, colour, options = {}) => {
      const [shown, layout] = laidOut(text, size, options);
      document.fillColor(colour).text(shown, MARGIN + (options.left ?? 0), document.y, layout);
    },
    heightOf: (text, size, options = {}) => {
      const [shown, layout] = laidOut(text, size, options);
      // The library measures the whole text, whatever the limit.
      return Math.min(
        document.heightOfString(shown, layout),
        (options.lines ?? Infinity) * document.currentLineHeight(true),
      );
    },
    end: () => {
      document.end();
      return done;
    },
  };
}

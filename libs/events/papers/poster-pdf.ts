import { type Language, newPaper, PDF_COLOURS, PDF_WIDTH } from '#libs/platform';
import type { EventState } from '../event.states.js';
import type { PublicEventDto } from '../events.dto.js';
import { drawQr, PAGE_END, rule } from './paper-layout.js';
import { PAPER_WORDS, spanOf } from './paper-words.js';

const { teal, grey, ink, amber } = PDF_COLOURS;
const QR = 190;
const FOOT = PAGE_END - QR;
const GAP = 20;
const SMALLEST = 11;
const INTRO_SIZES = [16, 14, 12, SMALLEST];
/** People can register, or soon can. */
const AHEAD: EventState[] = ['APPROVED', 'REGISTRATION_OPEN'];

/** A page to hang up. What does not fit of the introduction is on the page that the QR code opens. */
export async function posterPdf(event: PublicEventDto, language: Language, address: string): Promise<Buffer> {
  const words = PAPER_WORDS[language];
  const { organiser, coOrganisers, theme, intro, contact } = event;
  const title = (language === 'en' && event.titleEn) || event.title;
  const paper = newPaper(event.title, new Date(event.startsAt));
  const { document, write, heightOf } = paper;
  if (organiser.demonstration) write(words.demonstration, 10, amber);
  if (event.state === 'CANCELLED') write(words.cancelled, 20, amber);
  write(title, sizeOf(title, language), teal, { lines: 8 });
  if (theme) write(theme, 14, grey, { lines: 3 });
  document.y += 10;
  rule(paper);
  document.y += 10;
  write(spanOf(event.startsAt, event.endsAt) + words.zone, 17, ink);
  write(event.venue ?? words.online, 15, ink, { lines: 4 });
  document.y += 8;
  const name = (language === 'en' && organiser.nameEn) || organiser.name;
  write(`${words.organiser}　${name}`, 12, ink, { lines: 3 });
  if (coOrganisers.length > 0)
    write(`${words.coOrganisers}　${coOrganisers.join(words.comma)}`, 12, ink, { lines: 3 });
  document.y += 10;
  const room = FOOT - GAP - document.y;
  const fitting = INTRO_SIZES.find((size) => heightOf(intro, size) <= room);
  const lines = Math.floor(room / heightOf('x', SMALLEST));
  if (fitting) write(intro, fitting, ink);
  else if (lines > 0) write(intro, SMALLEST, ink, { lines });
  drawQr(paper, address, 0, FOOT, QR);
  document.y = FOOT + 4;
  const beside = { left: QR + GAP, width: PDF_WIDTH - QR - GAP };
  write(AHEAD.includes(event.state) ? words.register : words.look, 20, teal, beside);
  write(words.more, 10, grey, beside);
  write(address, 10, grey, { ...beside, lines: 3 });
  document.y += 6;
  write(`${words.contact}　${contact}`, 11, ink, { ...beside, lines: 5 });
  return paper.end();
}

/** A title is read from afar, and a long one stays on the page. */
function sizeOf(title: string, language: Language): number {
  const letters = [...title].length / (language === 'en' ? 2 : 1);
  if (letters <= 24) return 38;
  return letters <= 48 ? 30 : 24;
}

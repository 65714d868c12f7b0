import { formatYuan, type Language, newPaper, PDF_COLOURS } from '#libs/platform';
import type { SupplyEditionDto, SupplyItemDto } from './supply.dto.js';

const WORDS = {
  zh: {
    headers: [
      '名称',
      '申请号',
      '学院',
      '一句话说明',
      '成熟度',
      '合作方式',
      '首年费用',
      '许可期限至',
      '声明编号',
      '网址',
    ],
    OPEN_LICENCE: '开放许可',
    NEGOTIATED: '面议',
    free: '免费',
    bySales: '按销售提成',
    edition: (number: number, day: string) => `第 ${number} 版，${day}`,
    contact: '联系人',
    demonstration: '演示数据：内容均为虚构。',
  },
  en: {
    headers: [
      'Title',
      'Application number',
      'College',
      'What it does',
      'Readiness',
      'Mode',
      'Cost in year one',
      'Licence until',
      'Declaration',
      'Address',
    ],
    OPEN_LICENCE: 'Open licence',
    NEGOTIATED: 'To be agreed',
    free: 'Free',
    bySales: 'By sales',
    edition: (number: number, day: string) => `Edition ${number}, ${day}`,
    contact: 'Contact',
    demonstration: 'Demonstration: everything here is invented.',
  },
} satisfies Record<Language, object>;

type AddressOf = (patentId: string) => string;

function priceOf({ mode, feeMethod, yearOneFen }: SupplyItemDto, language: Language): string {
  const words = WORDS[language];
  if (mode === 'NEGOTIATED') return words.NEGOTIATED;
  if (feeMethod === 'FREE') return words.free;
  return yearOneFen === null ? words.bySales : formatYuan(yearOneFen);
}

/** An edition as rows of a workbook. */
export async function* supplyRows(
  { items }: SupplyEditionDto,
  language: Language,
  addressOf: AddressOf,
): AsyncGenerator<string[]> {
  const words = WORDS[language];
  yield words.headers;
  for (const item of items)
    yield [
      (language === 'en' && item.titleEn) || item.title,
      item.applicationNumber,
      item.college ?? '',
      item.summary ?? '',
      item.trl === null ? '' : String(item.trl),
      words[item.mode],
      priceOf(item, language),
      item.termEnd ?? '',
      item.declarationNumber ?? '',
      addressOf(item.patentId),
    ];
}

const LOWEST = 740;

/** An edition as a PDF to print and hand out; the same edition gives the same bytes. */
export async function supplyPdf(edition: SupplyEditionDto, language: Language): Promise<Buffer> {
  const { items, contact, intro, organisation, organisationEn, number, publishedDay } = edition;
  const words = WORDS[language];
  const { teal, grey, ink, amber } = PDF_COLOURS;
  const { document, write, end } = newPaper(edition.title, new Date(`${publishedDay}T00:00:00+08:00`));
  if (edition.demonstration) write(words.demonstration, 9, amber);
  write(edition.title, 20, teal);
  write(
    `${(language === 'en' && organisationEn) || organisation}　${words.edition(number, publishedDay)}`,
    10,
    grey,
  );
  document.moveDown(0.5);
  if (intro) write(intro, 10, ink);
  const reach = [contact.name, contact.phone, contact.email].filter(Boolean).join('　');
  write(`${words.contact}　${reach}`, 10, ink);
  let college: string | null = null;
  for (const [at, item] of items.entries()) {
    if (document.y > LOWEST) document.addPage();
    if (item.college !== college) {
      document.moveDown(0.8);
      write(item.college ?? '—', 13, teal);
      college = item.college;
    }
    document.moveDown(0.4);
    write(`${at + 1}. ${(language === 'en' && item.titleEn) || item.title}`, 11, ink);
    const facts = [
      item.applicationNumber,
      item.trl === null ? null : `${words.headers[4]} ${item.trl}`,
      words[item.mode],
      item.mode === 'OPEN_LICENCE' ? priceOf(item, language) : null,
      item.declarationNumber,
    ];
    write(facts.filter(Boolean).join('　'), 9, grey, { left: 16, width: 467 });
    if (item.summary) write(item.summary, 9.5, ink, { left: 16, width: 467 });
  }
  return end();
}

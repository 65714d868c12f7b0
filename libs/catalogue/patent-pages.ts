import { Injectable } from '@nestjs/common';
import { Database, describePage, Env, formatYuan, isId, type Language, type PageHead } from '#libs/platform';
import { firstSentence } from './patent-views.js';
import type { PatentDto } from './patents.dto.js';
import { PatentsService } from './patents.service.js';

const ABSENT: Record<Language, PageHead> = {
  zh: { title: '没有这件专利 · 开许', description: '该地址没有专利，可能输入有误。', status: 404 },
  en: { title: 'No such patent · Kaixu', description: 'There is no patent at this address.', status: 404 },
};

/** What a patent's page says of itself before any script runs: to search engines, and to messengers that preview links. */
@Injectable()
export class PatentPages {
  constructor(
    private readonly patents: PatentsService,
    private readonly database: Database,
    private readonly env: Env,
  ) {
    describePage('/patents/:id', ({ id = '' }, language) => this.head(id.toLowerCase(), language));
  }

  private async head(id: string, language: Language): Promise<PageHead> {
    const patent = isId(id) ? await this.patents.find(this.database, id) : undefined;
    if (!patent) return ABSENT[language];
    const [figure] = patent.figures;
    const title = (language === 'en' && patent.titleEn) || patent.title;
    const sentence = firstSentence((language === 'en' && patent.abstractEn) || patent.abstract, patent.title);
    return {
      title: `${title} · ${language === 'en' ? 'Kaixu' : '开许'}`,
      description: [offerSentence(patent, language), sentence].filter(Boolean).join(' '),
      data: schemaOrg(patent, title, sentence, new URL(`/patents/${patent.id}`, this.env.PUBLIC_URL).href),
      ...(figure && {
        picture: {
          path: `/api/v1/patents/${patent.id}/figures/${figure.id}/large`,
          alt: figure.caption,
          width: figure.width,
          height: figure.height,
        },
      }),
    };
  }
}

function offerSentence({ offer }: PatentDto, language: Language): string {
  const zh = language === 'zh';
  if (!offer) return zh ? '未声明开放许可。' : 'No open licence declared.';
  if (offer.yearOneFen === null) return zh ? '开放许可：按销售提成。' : 'Open licence: by sales.';
  const sum = formatYuan(offer.yearOneFen);
  return zh ? `开放许可：首年费用 ${sum}。` : `Open licence: ${sum} in year one.`;
}

function schemaOrg(
  patent: PatentDto,
  name: string,
  description: string,
  url: string,
): Record<string, unknown> {
  const { offer } = patent;
  return {
    '@context': 'https://schema.org',
    // A Product must carry an offer; without one the record is only a work.
    '@type': offer ? ['CreativeWork', 'Product'] : 'CreativeWork',
    name,
    description,
    url,
    identifier: `${patent.authority}${patent.applicationNumber}`,
    inLanguage: 'zh-CN',
    ...(patent.filingDay && { dateCreated: patent.filingDay }),
    ...(patent.publicationDay && { datePublished: patent.publicationDay }),
    creator: patent.inventors.map((inventor) => ({ '@type': 'Person', name: inventor })),
    copyrightHolder: patent.patentees.map((patentee) => ({ '@type': 'Organization', name: patentee })),
    ...(offer && { offers: schemaOffer(offer, url) }),
  };
}

function schemaOffer(offer: NonNullable<PatentDto['offer']>, url: string): Record<string, unknown> {
  return {
    '@type': 'Offer',
    url,
    validFrom: offer.announcedDay,
    validThrough: offer.termEnd,
    availability:
      offer.pausedReason === null ? 'https://schema.org/InStock' : 'https://schema.org/OutOfStock',
    seller: { '@type': 'Organization', name: offer.licensor },
    // A royalty alone has no price that could be named.
    ...(offer.yearOneFen !== null && { price: (offer.yearOneFen / 100).toFixed(2), priceCurrency: 'CNY' }),
  };
}

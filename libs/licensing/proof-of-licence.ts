import QRCode from 'qrcode';
import { formatRate, formatYuan, newPaper, PDF_COLOURS } from '#libs/platform';
import type { ProofDto } from './licence.dto.js';
import type { Terms } from './terms.js';

/** Everything the paper says. The same record gives the same bytes: no clock, no random id inside. */
export interface ProofContent {
  proof: ProofDto;
  terms: Terms;
  noticeDay: string;
  recordedAt: Date;
  verifyUrl: string;
}

const { teal: TEAL, grey: GREY, amber: AMBER, ink: INK } = PDF_COLOURS;

/** 许可达成凭证 as a PDF of one page, with its font inside and a QR to the public verification page. */
export async function proofPdf(content: ProofContent): Promise<Buffer> {
  const { proof, verifyUrl } = content;
  const { document, write, end } = newPaper(`许可达成凭证 ${proof.code}`, content.recordedAt);
  if (proof.demonstration)
    write('演示数据：单位、专利和许可均为虚构。 Demonstration: everything here is invented.', 9, AMBER);
  write('许可达成凭证', 24, TEAL);
  write('Proof of licence', 11, GREY);
  document.moveDown(1);
  for (const [label, value] of linesOf(content)) {
    const top = document.y;
    write(label, 10, GREY, { width: 130 });
    document.y = top;
    write(value, 11, INK, { left: 140, width: 343 });
    document.moveDown(0.55);
  }
  const qr = await QRCode.toBuffer(verifyUrl, { margin: 0, width: 220, errorCorrectionLevel: 'M' });
  const foot = 660;
  document.image(qr, 56, foot, { width: 84 });
  document.y = foot;
  write(`查验 Verify: ${proof.code}`, 11, TEAL, { left: 104 });
  write(verifyUrl, 9, GREY, { left: 104 });
  write(
    '本凭证由开许依据双方记录生成，证明通知与付款已按公告条款完成；不是主管机关出具的文件，也不代替专利实施许可合同备案。',
    9,
    GREY,
    { left: 104, width: 380 },
  );
  return end();
}

function linesOf({ proof, terms, noticeDay }: ProofContent): [string, string][] {
  const basis =
    proof.effectiveBasis === 'PAYMENT'
      ? `通知日 ${noticeDay} 与付款日中较晚者`
      : `无须先付费用，按通知到达日 ${noticeDay}（该解读尚无权威文件确认）`;
  return [
    ['许可方 Licensor', proof.licensor],
    ['被许可方 Licensee', proof.licensee],
    ['专利 Patent', `${proof.title}\n申请号 ${proof.applicationNumber}`],
    ['开放许可声明编号', proof.declarationNumber],
    ['许可使用费 Fee', feeLine(terms)],
    ['生效日 Effective', `${proof.effectiveDay}\n${basis}`],
    ['许可期限 Until', proof.termEnd],
    ['许可种类、地域', '普通许可（开放许可）；中国境内'],
    ['条款哈希 Terms hash', proof.termsHash],
  ];
}

function feeLine({ feeMethod, feeParameters }: Terms): string {
  if (feeMethod === 'FREE') return '免费';
  if (feeMethod === 'LUMP_SUM') return `一次总付 ${formatYuan(feeParameters.lumpSumFen ?? 0)}`;
  const base = feeParameters.royaltyBase === 'PROFIT' ? '利润' : '净销售额';
  return `按${base}提成 ${formatRate(feeParameters.rateBp ?? 0)}`;
}

import { foldHeader } from '#libs/catalogue';

// prettier-ignore
export const FIRM_FIELDS = [
  'name', 'uscc', 'district', 'level', 'products', 'contact', 'position', 'phone', 'email', 'basis', 'basisDay',
] as const;
export type FirmField = (typeof FIRM_FIELDS)[number];

/** Header names as centres write them in their own lists, and as our own exports do. */
const NAMES: Record<FirmField, string> = {
  name: '企业名称|单位名称|公司名称|企业全称|企业|Firm|Company|Company Name|Enterprise|Enterprise Name',
  uscc: '统一社会信用代码|社会信用代码|信用代码|统一信用代码|Unified Social Credit Code|Credit Code|USCC',
  district: '所在区|区|区县|所属区|所在区县|District',
  level: '级别|企业级别|重点级别|Level',
  products: '主要产品|主营产品|产品|Main Products|Products',
  contact: '联系人|联系人姓名|姓名|Contact|Contact Name|Contact Person',
  position: '职务|职位|岗位|联系人职务|Position|Job Title',
  phone: '电话|联系电话|手机|手机号|手机号码|联系人电话|Phone|Telephone|Mobile',
  email: '邮箱|电子邮箱|电子邮件|联系人邮箱|Email|E-mail',
  basis: '同意依据|依据|保存依据|取得依据|Consent|Basis|Why it may be kept',
  basisDay: '日期|同意日期|取得日期|依据日期|Consent Date|Basis Date|Date|Since',
};

const FIELDS = new Map<string, FirmField>(
  FIRM_FIELDS.flatMap((field) =>
    NAMES[field].split('|').map((name): [string, FirmField] => [foldHeader(name), field]),
  ),
);
// A header is a few words; an instruction that happens to start like one is longer.
const HEADER_LENGTH = 60;

export function firmFieldOf(header: string): FirmField | null {
  return header.length > HEADER_LENGTH ? null : (FIELDS.get(foldHeader(header)) ?? null);
}

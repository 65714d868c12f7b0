import type { Messages, Params, Sentence } from './messages.js';

export interface FieldFault {
  /** Path of the field in the request, `terms.rateBp`; empty for the whole. */
  field: string;
  code: string;
  params: Params;
}

export interface ErrorDefinition extends Sentence {
  status: number;
}

/** A refusal that a person can understand: what the house says "no" with. The filter turns it into problem+json. */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    readonly params: Params = {},
    readonly faults: FieldFault[] = [],
    /** Facts for a program beside the sentence, such as the new terms after `terms_changed`. */
    readonly details?: Record<string, unknown>,
  ) {
    super(code);
  }
}

const catalogue = new Map<string, ErrorDefinition>();
const sentences = new Map<string, Sentence>();

export type ErrorFactory = (
  params?: Params,
  more?: { faults?: FieldFault[]; details?: Record<string, unknown> },
) => DomainError;

/**
 * Adds errors to the one catalogue and gives back what throws them:
 * `const refuse = defineErrors({ licence_exists: { status: 409, zh, en } }); throw refuse.licence_exists()`.
 */
export function defineErrors<C extends string>(
  definitions: Record<C, ErrorDefinition>,
): Record<C, ErrorFactory> {
  const factories = {} as Record<C, ErrorFactory>;
  for (const code of Object.keys(definitions) as C[]) {
    if (catalogue.has(code)) throw new Error(`error code defined twice: ${code}`);
    const definition = definitions[code];
    catalogue.set(code, definition);
    factories[code] = (params = {}, more = {}) =>
      new DomainError(code, definition.status, params, more.faults, more.details);
  }
  return factories;
}

/** Adds sentences for findings and field faults (`code` + `params` → message). */
export function defineMessages<M extends Messages>(messages: M): M {
  for (const [code, sentence] of Object.entries(messages)) sentences.set(code, sentence);
  return messages;
}

export function sentenceOf(code: string): Sentence | undefined {
  return catalogue.get(code) ?? sentences.get(code);
}

/** Every defined error, for the reference page and the tests. */
export function errorCatalogue(): ReadonlyMap<string, ErrorDefinition> {
  return catalogue;
}

/** Refusals that belong to no noun. */
export const refuse = defineErrors({
  invalid_request: {
    status: 400,
    zh: '请求中有 {count} 处不符合要求，未作任何改动。',
    en: '{count} field(s) of the request do not fit; nothing was changed.',
  },
  malformed_body: {
    status: 400,
    zh: '请求内容无法读取：{reason}',
    en: 'The request cannot be read: {reason}',
  },
  not_signed_in: { status: 401, zh: '请先登录。', en: 'Please sign in first.' },
  step_up_required: {
    status: 403,
    zh: '此操作有法律效力，请先再次输入密码（10 分钟内有效）。',
    en: 'This act has legal effect: please enter your password again (valid for 10 minutes).',
  },
  forbidden: {
    status: 403,
    zh: '你在该单位的角色不能办理此事。',
    en: 'Your role in this organisation does not allow this.',
  },
  foreign_origin: {
    status: 403,
    zh: '该请求来自其他网站，已拒绝。',
    en: 'This request came from another site and was refused.',
  },
  not_found: { status: 404, zh: '没有找到，或你无权查看。', en: 'Not found, or not yours to see.' },
  etag_mismatch: {
    status: 412,
    zh: '在你编辑期间，他人已修改了这条记录。请查看新内容后再保存。',
    en: 'Somebody else changed this record while you were editing. Look at it again before you save.',
  },
  etag_required: {
    status: 428,
    zh: '修改这条记录须带上它的版本（If-Match）。',
    en: 'Changing this record needs its version (If-Match).',
  },
  idempotency_key_required: {
    status: 400,
    zh: '此操作须带请求头 Idempotency-Key（1 至 200 个字符），以免重复办理。',
    en: 'This act needs the header Idempotency-Key (1 to 200 characters), so that it is not done twice.',
  },
  idempotency_key_reused: {
    status: 422,
    zh: '同一 Idempotency-Key 已用于内容不同的请求。',
    en: 'This Idempotency-Key was used for a different request.',
  },
  request_in_progress: {
    status: 409,
    zh: '相同的请求正在办理，请稍候查看结果。',
    en: 'The same request is being handled; look again in a moment.',
  },
  state_changed: {
    status: 409,
    zh: '当前状态（{state}）不能办理此事。',
    en: 'This cannot be done in the present state ({state}).',
  },
  too_many_requests: {
    status: 429,
    zh: '请求过于频繁，请 {seconds} 秒后再试。',
    en: 'Too many requests; try again in {seconds} seconds.',
  },
  file_too_large: {
    status: 413,
    zh: '文件超过 {limit} MB。',
    en: 'The file is larger than {limit} MB.',
  },
  file_missing: { status: 400, zh: '请选择要上传的文件。', en: 'Please choose a file to upload.' },
  service_unavailable: {
    status: 503,
    zh: '数据库暂时无法访问，请稍后再试；未作任何改动。',
    en: 'The database cannot be reached just now; try again shortly. Nothing was changed.',
  },
});

/** A request whose fields do not fit, every fault named; nothing was changed. */
export function invalidRequest(faults: FieldFault[]): DomainError {
  return refuse.invalid_request({ count: faults.length }, { faults });
}

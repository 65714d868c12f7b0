import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../actor.js';
import { DomainError, type FieldFault, refuse, sentenceOf } from '../errors.js';
import { type Language, languageOf, render } from '../messages.js';

/** RFC 9457 with our `code`, and `errors[]` that point at fields. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  params: Record<string, unknown>;
  errors: { field: string; code: string; params: Record<string, unknown>; message: string }[];
  traceId?: string;
}

const CONNECTION_LOST = new Set(['ECONNREFUSED', 'ECONNRESET', '57P01', '57P02', '57P03', '08006', '08003']);
/** The same without a code: what pg, its pool and TypeORM say of a connection that broke under a request. */
const CONNECTION_LOST_WORDS =
  /Connection terminated|timeout exceeded when trying to connect|is not queryable|Query runner already released/;
/** Text that Postgres cannot keep: the character U+0000, in text and inside JSON. */
const NOT_STORABLE = new Set(['22021', '22P05']);

/** The one place where a refusal becomes an answer. Unknown faults are logged with a trace id and tell nothing. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (reply.sent) return;
    const problem = this.problemOf(error, readerLanguage(request), request.id);
    if (problem.code === 'too_many_requests') reply.header('retry-after', String(problem.params['seconds']));
    void reply
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(problem));
  }

  problemOf(error: unknown, language: Language, traceId: string): Problem {
    const known = toDomainError(error);
    if (known) return describe(known, language);
    this.logger.error({ traceId, err: error }, 'unknown fault');
    return {
      type: 'about:blank',
      title:
        language === 'zh'
          ? `系统出错，已记录（${traceId}）。`
          : `Something went wrong; it was recorded (${traceId}).`,
      status: 500,
      code: 'internal',
      params: {},
      errors: [],
      traceId,
    };
  }
}

/** The person's language where one is signed in, else what the request asks for. */
export function readerLanguage(request: FastifyRequest): Language {
  const actor = (request as FastifyRequest & { actor?: Actor }).actor;
  return actor?.kind === 'PERSON' ? actor.language : languageOf(request.headers['accept-language']);
}

export function describe(error: DomainError, language: Language): Problem {
  const sentence = sentenceOf(error.code) ?? { zh: error.code, en: error.code };
  return {
    type: 'about:blank',
    title: render(sentence, error.params, language),
    status: error.status,
    code: error.code,
    params: { ...error.params, ...error.details },
    errors: error.faults.map((fault) => ({ ...fault, message: faultMessage(fault, language) })),
  };
}

function faultMessage(fault: FieldFault, language: Language): string {
  const sentence = sentenceOf(fault.code);
  return sentence ? render(sentence, { field: fault.field, ...fault.params }, language) : fault.code;
}

function toDomainError(error: unknown): DomainError | undefined {
  if (error instanceof DomainError) return error;
  if (error instanceof HttpException) return fromNest(error);
  const { code, statusCode, message, driverError } = (error ?? {}) as {
    code?: string;
    statusCode?: number;
    message?: string;
    driverError?: { code?: string };
  };
  if (CONNECTION_LOST.has(driverError?.code ?? code ?? '') || CONNECTION_LOST_WORDS.test(message ?? ''))
    return refuse.service_unavailable();
  if (NOT_STORABLE.has(driverError?.code ?? '')) return refuse.malformed_body({ reason: 'U+0000' });
  if (code === 'FST_REQ_FILE_TOO_LARGE' || statusCode === 413) return refuse.file_too_large({ limit: 40 });
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return refuse.malformed_body({ reason: message ?? '' });
  return undefined;
}

function fromNest(error: HttpException): DomainError {
  const status = error.getStatus();
  if (status === 404) return refuse.not_found();
  if (status === 413) return refuse.file_too_large({ limit: 40 });
  return status >= 500 ? refuse.service_unavailable() : refuse.malformed_body({ reason: error.message });
}

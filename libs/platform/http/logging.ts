import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

/** Never in a log: secrets and what identifies a person. */
export const REDACTED = [
  'req.headers.cookie',
  'req.headers.authorization',
  'res.headers["set-cookie"]',
  '*.password',
  '*.passwordHash',
  '*.token',
  '*.signInName',
  '*.phone',
  '*.email',
  'err.parameters',
  'err.query',
  'err.driverError',
  '*.err.parameters',
  'err.detail',
];

export function createLogger(level: string): Logger {
  return pino({
    level,
    redact: { paths: REDACTED, censor: '…' },
    serializers: {
      err: pino.stdSerializers.err,
      req: ({ method, url, ip }: { method: string; url: string; ip: string }) => ({
        method,
        url: withoutSecrets(url),
        ip,
      }),
    },
    base: { app: 'kaixu' },
  });
}

/** The address of an invitation or of a registration is its secret; a search may name a person. */
export function withoutSecrets(url: string): string {
  return url
    .replace(/(\/(?:invitations|join|event-registrations|inventor-questions)\/)[^/?]+/, '$1…')
    .replace(/([?&]q=)[^&]*/, '$1…');
}

/** Nest's own lines through the same logger. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}
  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  private write(
    level: 'info' | 'error' | 'warn' | 'debug' | 'trace' | 'fatal',
    message: unknown,
    rest: unknown[],
  ): void {
    const strings = rest.filter((part): part is string => typeof part === 'string');
    const context = { context: strings.at(-1) };
    if (message instanceof Error) this.logger[level]({ ...context, err: message }, message.message);
    else if (typeof message === 'object' && message !== null)
      this.logger[level]({ ...context, ...message }, strings[0]);
    else this.logger[level](context, String(message));
  }
}

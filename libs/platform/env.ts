import {
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsUrl,
  Matches,
  Max,
  Min,
  MinLength,
  ValidateIf,
  validateSync,
} from 'class-validator';
import { plainToInstance, Type } from 'class-transformer';

const URL_RULES = { require_tld: false, require_protocol: true };

/** Everything that the environment may say. Nothing else chooses how the product runs. */
export class Env {
  /** Where the site and API listen. */
  @Type(() => Number) @IsInt() @Min(0) @Max(65535) PORT = 3000;
  @MinLength(1) HOST = '127.0.0.1';
  /** The embedded database and its notes live here. */
  @MinLength(1) DATA_DIR = '.data';
  /** The address people use: links, QR codes, the cookie's kind, the cross-site fence. */
  @IsUrl(URL_RULES) PUBLIC_URL: string;
  /** PostgreSQL ≥ 15; absent: an embedded one under DATA_DIR. */
  @IsOptional() @IsUrl({ ...URL_RULES, protocols: ['postgres', 'postgresql'] }) DATABASE_URL?: string;
  /** redis://…; absent: jobs queue on the same Postgres. */
  @IsOptional() @IsUrl({ ...URL_RULES, protocols: ['redis', 'rediss'] }) QUEUE_URL?: string;
  /** Meilisearch, http://…; absent: Postgres answers searches. */
  @IsOptional() @IsUrl({ ...URL_RULES, protocols: ['http', 'https'] }) SEARCH_URL?: string;
  /** The engine's key: for searching, or, where a worker or command writes, for its documents, indexes and tasks too. */
  @IsOptional() @MinLength(1) SEARCH_API_KEY?: string;
  /** A mail server, smtp(s)://user:password@host:port; absent: letters are kept and read on a page. */
  @IsOptional() @IsUrl({ ...URL_RULES, protocols: ['smtp', 'smtps'] }) MAIL_URL?: string;
  /** Who letters come from. */
  @MinLength(3) MAIL_FROM = 'Kaixu <no-reply@localhost>';
  /** Opens /metrics to who brings it as a bearer token; absent: there is no such page. */
  @IsOptional() @MinLength(16) METRICS_TOKEN?: string;
  /** A virus scanner for what people upload, clamd://host:3310 (api and worker alike); absent: nothing is scanned. */
  @IsOptional() @IsUrl({ ...URL_RULES, protocols: ['clamd'] }) SCANNER_URL?: string;
  /**
   * Embeddings for matching: an OpenAI-compatible http(s)://…/v1/embeddings, or file:///folder with model.onnx and
   * tokenizer.json; absent: matching is by words alone. A name and password in it would come into logs.
   */
  @IsOptional()
  @Matches(/^(https?:\/\/[^/@\s]+(\/\S*)?|file:\/\/\/\S+)$/, {
    message: 'http(s)://host/v1/embeddings without a password, or file:///folder',
  })
  EMBEDDING_URL?: string;
  /** What the endpoint calls the model; of a folder any name, its own if absent. Another name makes all vectors anew. */
  @ValidateIf(
    ({ EMBEDDING_URL: url, EMBEDDING_MODEL: model }: Env) => model !== undefined || /^http/.test(url ?? ''),
  )
  @Matches(/^[\w.:/@-]{1,80}$/, {
    message: 'an EMBEDDING_URL of http(s) needs a model; letters, digits and . : / @ _ -, up to 80',
  })
  EMBEDDING_MODEL?: string;
  /** Sent to the endpoint as a bearer token. */
  @IsOptional() @MinLength(1) EMBEDDING_API_KEY?: string;
  /** An earlier set of matching's constants (libs/matchmaking/engine/parameters.ts); absent: the latest. */
  @IsOptional() @MinLength(1) MATCHING_PARAMETERS?: string;
  /** Multiplies every rate limit; load trials raise it. */
  @Type(() => Number) @IsNumber() @Min(0.01) RATE_LIMIT_FACTOR = 1;
  /** How many proxies in front may be believed about the caller's address. */
  @Type(() => Number) @IsInt() @Min(0) TRUST_PROXY = 0;
  /** Which queues this worker serves, by comma; absent: all. */
  @IsOptional() @MinLength(1) QUEUES?: string;
  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'silent']) LOG_LEVEL = 'info';
  /** Connections that one process may hold to the database for its requests. */
  @Type(() => Number) @IsInt() @Min(2) @Max(200) DATABASE_POOL = 20;
}

export class InvalidEnvironment extends Error {}

/** Reads and checks the environment; every fault is named at once. An empty variable counts as absent. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const known = new Env();
  const optional = [
    'PUBLIC_URL',
    'DATABASE_URL',
    'QUEUE_URL',
    'QUEUES',
    'SEARCH_URL',
    'SEARCH_API_KEY',
    'MAIL_URL',
    'SCANNER_URL',
    'METRICS_TOKEN',
    'EMBEDDING_URL',
    'EMBEDDING_MODEL',
    'EMBEDDING_API_KEY',
    'MATCHING_PARAMETERS',
  ];
  const names = [...Object.keys(known), ...optional];
  const given = Object.fromEntries(names.filter((name) => source[name]).map((name) => [name, source[name]]));
  const env = plainToInstance(Env, { ...known, ...given });
  env.PUBLIC_URL ??= `http://127.0.0.1:${env.PORT}`;
  const faults = validateSync(env).map(
    (fault) =>
      // A password in an address is nobody's to read.
      `${fault.property}=${String(fault.value).replace(/\/\/[^/@]*@/, '//…@')}: ${Object.values(fault.constraints ?? {}).join('; ')}`,
  );
  if (faults.length > 0)
    throw new InvalidEnvironment(`The environment cannot be used. ${faults.join(' | ')}`);
  return env;
}

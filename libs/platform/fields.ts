import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { isLegalDay } from './legal-day.js';

/**
 * Fields, once: each line of a request or response class says validator, transform and OpenAPI together.
 * class-validator stays behind this file.
 */
export interface FieldOptions {
  /** May be left out. */
  optional?: boolean;
  /** May be null; `false` where a subclass takes back what its parent allowed. */
  nullable?: boolean;
  description?: string;
}
type Checks = (PropertyDecorator | MethodDecorator)[];

function field(options: FieldOptions, schema: ApiPropertyOptions, checks: Checks): PropertyDecorator {
  const api: ApiPropertyOptions = { ...schema, required: !options.optional } as ApiPropertyOptions;
  if (options.description) api.description = options.description;
  if (options.nullable !== undefined) Object.assign(api, { nullable: options.nullable });
  const leniency: Checks = [];
  if (options.optional && options.nullable) leniency.push(IsOptional());
  else if (options.optional) leniency.push(ValidateIf((_, value) => value !== undefined));
  else if (options.nullable) leniency.push(ValidateIf((_, value) => value !== null));
  return applyDecorators(
    ApiProperty(api),
    ...(leniency as PropertyDecorator[]),
    ...(checks as PropertyDecorator[]),
  );
}

const trimmed = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? value.trim() : value,
);

export function Text(
  options: FieldOptions & { min?: number; max?: number; secret?: boolean } = {},
): PropertyDecorator {
  const min = options.min ?? 1;
  const max = options.max ?? 200;
  return field(options, { type: String, minLength: min, maxLength: max }, [
    // A password is what was typed, blanks included.
    ...(options.secret ? [] : [trimmed]),
    IsString(),
    MinLength(min),
    MaxLength(max),
  ]);
}

export function Id(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: String, format: 'uuid' }, [
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value)),
    IsUUID(),
  ]);
}

export function Whole(options: FieldOptions & { min?: number; max?: number } = {}): PropertyDecorator {
  const max = options.max ?? Number.MAX_SAFE_INTEGER;
  const min = options.min ?? 0;
  return field(options, { type: 'integer', minimum: min, maximum: max }, [IsInt(), Min(min), Max(max)]);
}

/** Money: integer fen. */
export function FenAmount(options: FieldOptions & { min?: number } = {}): PropertyDecorator {
  return Whole({ ...options, description: options.description ?? 'fen (1/100 CNY)' });
}

export function Flag(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: Boolean }, [IsBoolean()]);
}

export function OneOf(
  values: readonly string[],
  options: FieldOptions & { enumName?: string } = {},
): PropertyDecorator {
  return field(
    options,
    { enum: [...values], ...(options.enumName && { enumName: options.enumName }) } as ApiPropertyOptions,
    [IsIn([...values])],
  );
}

/** A legal day, `YYYY-MM-DD` in Asia/Shanghai. */
export function Day(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: String, format: 'date' }, [
    ValidateBy({ name: 'isLegalDay', validator: { validate: isLegalDay } }),
  ]);
}

/** An instant in a request: ISO 8601 with its offset, so that nobody guesses the zone. */
export function Moment(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: String, format: 'date-time' }, [
    ValidateBy({ name: 'isMoment', validator: { validate: isMoment } }),
  ]);
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

function isMoment(value: unknown): boolean {
  return typeof value === 'string' && MOMENT.test(value) && !Number.isNaN(Date.parse(value));
}

/** An instant, ISO 8601 in UTC; of responses only. */
export function Instant(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: String, format: 'date-time' }, [IsString()]);
}

export function ListOf(
  item: 'text' | 'id' | 'whole' | (() => new () => object),
  options: FieldOptions & { max?: number; itemMax?: number } = {},
): PropertyDecorator {
  const most = options.max ?? 100;
  if (item === 'id')
    return field(options, { type: String, format: 'uuid', isArray: true }, [
      IsArray(),
      ArrayMaxSize(most),
      IsUUID(undefined, { each: true }),
    ]);
  if (item === 'text')
    return field(options, { type: String, isArray: true }, [
      IsArray(),
      ArrayMaxSize(most),
      IsString({ each: true }),
      MaxLength(options.itemMax ?? 500, { each: true }),
    ]);
  if (item === 'whole')
    return field(options, { type: 'integer', isArray: true } as ApiPropertyOptions, [
      IsArray(),
      ArrayMaxSize(most),
      IsInt({ each: true }),
      Min(0, { each: true }),
    ]);
  // Written as a method of this literal so that it is named `type`: by that name Swagger knows a lazy type.
  return field(options, { type: () => item(), isArray: true }, [
    IsArray(),
    ArrayMaxSize(most),
    ValidateNested({ each: true }),
    Type(item),
  ]);
}

export function Nested(type: () => new () => object, options: FieldOptions = {}): PropertyDecorator {
  // ValidateNested alone lets an absent object and a list pass.
  return field(options, { type: () => type() }, [IsObject(), ValidateNested(), Type(type)]);
}

/** A free-form object whose keys another rule explains (`code` + `params`). */
export function Open(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: 'object', additionalProperties: true }, [IsObject()]);
}

/** A repeated query parameter: `?kind=A&kind=B` or `?kind=A`. */
export function Repeated(values?: readonly string[], description?: string): PropertyDecorator {
  const list = Transform(({ value }: { value: unknown }) =>
    value === undefined || Array.isArray(value) ? value : [value],
  );
  return field(
    { optional: true, ...(description !== undefined && { description }) },
    (values ? { enum: [...values], isArray: true } : { type: String, isArray: true }) as ApiPropertyOptions,
    [
      list,
      IsArray(),
      ArrayMaxSize(50),
      ...(values
        ? [IsIn([...values], { each: true })]
        : [IsString({ each: true }), MaxLength(200, { each: true })]),
    ],
  );
}

/** `limit` (≤ 100) and `cursor` of every list. */
export class PageQuery {
  @field(
    { optional: true },
    { type: 'integer', minimum: 1, maximum: 100, default: 20 } as ApiPropertyOptions,
    [Type(() => Number), IsInt(), Min(1), Max(100)],
  )
  limit?: number;

  @Text({ optional: true, max: 500 })
  cursor?: string;
}

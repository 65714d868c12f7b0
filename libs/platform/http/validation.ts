import { ValidationPipe } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import { defineMessages, type FieldFault, invalidRequest } from '../errors.js';
import type { Params } from '../messages.js';

/** What each rule of `fields.ts` says when it is broken. */
defineMessages({
  isString: { zh: '“{field}”应为文字。', en: '"{field}" must be text.' },
  minLength: { zh: '“{field}”至少 {limit} 个字符。', en: '"{field}" needs at least {limit} characters.' },
  maxLength: { zh: '“{field}”最多 {limit} 个字符。', en: '"{field}" takes at most {limit} characters.' },
  isUuid: { zh: '“{field}”不是有效的标识：{value}', en: '"{field}" is not an identifier: {value}' },
  isInt: { zh: '“{field}”应为整数：{value}', en: '"{field}" must be a whole number: {value}' },
  min: { zh: '“{field}”不得小于 {limit}：{value}', en: '"{field}" must not be below {limit}: {value}' },
  max: { zh: '“{field}”不得大于 {limit}：{value}', en: '"{field}" must not be above {limit}: {value}' },
  isBoolean: { zh: '“{field}”应为是或否。', en: '"{field}" must be true or false.' },
  isIn: { zh: '“{field}”须为下列之一：{limit}', en: '"{field}" must be one of: {limit}' },
  isArray: { zh: '“{field}”应为列表。', en: '"{field}" must be a list.' },
  arrayMaxSize: { zh: '“{field}”最多 {limit} 项。', en: '"{field}" takes at most {limit} entries.' },
  isLegalDay: {
    zh: '“{field}”应为存在的日期，写作 2026-11-23：{value}',
    en: '"{field}" must be a day such as 2026-11-23: {value}',
  },
  isMoment: {
    zh: '“{field}”应为带时区的时间，写作 2026-11-23T09:00:00+08:00：{value}',
    en: '"{field}" must be a time with its zone, such as 2026-11-23T09:00:00+08:00: {value}',
  },
  whitelistValidation: { zh: '没有“{field}”这一项。', en: 'There is no field "{field}".' },
  isObject: { zh: '须填写“{field}”。', en: '"{field}" is missing.' },
  nestedValidation: { zh: '“{field}”的结构不对。', en: '"{field}" has the wrong shape.' },
  invalid_cursor: { zh: '翻页标记无效：{value}', en: 'The cursor is not valid: {value}' },
});

/** Every request class is checked, unknown fields refused, and every fault named at once. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    exceptionFactory: (errors) => {
      const faults = errors.flatMap((error) => faultsOf(error, ''));
      return invalidRequest(faults);
    },
  });
}

/** A class's fields from what stands in a record or an address; every fault is named below `field`. */
export function readAs<T extends object>(type: new () => T, plain: unknown, field: string): T {
  const read = plainToInstance(type, plain);
  const errors = validateSync(read, { whitelist: true, forbidNonWhitelisted: true });
  if (errors.length > 0) throw invalidRequest(errors.flatMap((error) => faultsOf(error, field)));
  return read;
}

const SECRETS = /password|token/i;

function faultsOf(error: ValidationError, parent: string): FieldFault[] {
  const field = parent ? `${parent}.${error.property}` : error.property;
  const value = SECRETS.test(error.property) ? '…' : String(JSON.stringify(error.value) ?? '').slice(0, 80);
  const own = Object.entries(error.constraints ?? {}).map(([rule, text]): FieldFault => {
    const params: Params = { value };
    // class-validator names the limit only inside its English sentence.
    const limit =
      /(?:than or equal to|than|contain (?:no|not) more than) (-?[\d.]+)|following values: (.*)$/.exec(text);
    if (limit) params['limit'] = limit[1] ?? limit[2] ?? '';
    return { field, code: rule, params };
  });
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, field))];
}

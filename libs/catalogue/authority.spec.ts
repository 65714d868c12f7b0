import { describe, expect, it } from '@jest/globals';
import { authorityPrefix, parseAuthority } from './authority.js';

describe('patent offices', () => {
  it.each([
    ['中国', 'CN'],
    ['cn', 'CN'],
    ['欧洲专利局(EPO)', 'EP'],
    ['世界知识产权组织', 'WO'],
    ['United States', 'US'],
    ['CR', 'CR'],
    ['EA', 'EA'],
    ['ZL', null],
    ['QQ', null],
    ['月球', null],
  ])('%s is %s', (text, authority) => {
    expect(parseAuthority(text)).toBe(authority);
  });

  it.each([
    ['ZL201710601862.3', 'CN'],
    ['PCT/CN2017/101234', 'WO'],
    ['CN 2015070645 W', 'WO'],
    ['GE P20002306 B', 'GE'],
    ['EP-3502051-A1', 'EP'],
    ['QQ123456', null],
    ['201710601862.3', null],
  ])('%s starts with %s', (number, authority) => {
    expect(authorityPrefix(number)).toBe(authority);
  });
});

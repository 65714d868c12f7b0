import { Flag, Id, Instant, ListOf, OneOf, PageQuery, Text, Whole } from '../fields.js';
import { MAIL_STATES, type MailState } from './notification.entity.js';

export class NotificationQuery extends PageQuery {}

export class NotificationDto {
  @Id() id: string;
  @Text({ max: 1000, description: 'In the reader’s language' }) text: string;
  @ListOf('text') lines: string[];
  @Text({ max: 500, description: 'Where to go, within the site' }) path: string;
  @Instant() createdAt: string;
  @Flag() read: boolean;
}

export class NotificationsDto {
  @ListOf(() => NotificationDto, { description: 'The newest first' }) items: NotificationDto[];
  @Text({ nullable: true, max: 500 }) nextCursor: string | null;
}

export class UnreadDto {
  @Whole({ description: 'Exact up to 100' }) unread: number;
}

export class ReadDto {
  @Id({ description: 'The newest that was seen: it and all before it are read' }) upTo: string;
}

export class MailDto {
  @Id() id: string;
  @Text() recipient: string;
  @Text() subject: string;
  @Text({ max: 20_000 }) body: string;
  @OneOf(MAIL_STATES, { enumName: 'MailState' }) state: MailState;
  @Whole() attempts: number;
  @Text({ nullable: true }) fault: string | null;
  @Instant() createdAt: string;
}

export class MailListDto {
  @ListOf(() => MailDto, { description: 'The newest first' }) items: MailDto[];
  @Flag({ description: 'Whether a mail server is set; without one letters are kept here' }) sends: boolean;
  @Text({ nullable: true, max: 500 }) nextCursor: string | null;
}

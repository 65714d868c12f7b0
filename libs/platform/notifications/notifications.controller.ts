import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { PersonActor } from '../actor.js';
import { Allow, Me, platformAdmin, type Policy, signedIn } from '../http/access.js';
import { MailListDto, NotificationQuery, NotificationsDto, ReadDto, UnreadDto } from './notifications.dto.js';
import { NotificationsReader } from './notifications.reader.js';

const notificationPolicy: Record<'own', Policy> = { own: signedIn };
const mailPolicy: Record<'watch', Policy> = { watch: platformAdmin };

@ApiTags('notifications')
@Controller('api/v1')
export class NotificationsController {
  constructor(private readonly reader: NotificationsReader) {}

  @Get('notifications')
  @Allow(notificationPolicy.own)
  @ApiOkResponse({ type: NotificationsDto })
  list(@Me() me: PersonActor, @Query() query: NotificationQuery): Promise<NotificationsDto> {
    return this.reader.list(me, query);
  }

  /** What the bell shows. */
  @Get('notifications/unread')
  @Allow(notificationPolicy.own)
  @ApiOkResponse({ type: UnreadDto })
  unread(@Me() me: PersonActor): Promise<UnreadDto> {
    return this.reader.unread(me);
  }

  @Post('notifications/read')
  @HttpCode(204)
  @Allow(notificationPolicy.own)
  @ApiNoContentResponse()
  read(@Me() me: PersonActor, @Body() { upTo }: ReadDto): Promise<void> {
    return this.reader.read(me, upTo);
  }

  /** Letters of the last 90 days; with a mail server they are shown without their text. */
  @Get('mail')
  @Allow(mailPolicy.watch)
  @ApiOkResponse({ type: MailListDto })
  mail(@Me() me: PersonActor, @Query() query: NotificationQuery): Promise<MailListDto> {
    return this.reader.mail(me, query);
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import { IsIn, IsString, IsUUID, Length } from 'class-validator';

export class SendMessageDto {
  @IsUUID()
  chatId: string;

  @IsUUID()
  clientId: string;

  @IsIn(['text'])
  type: string;

  @IsString()
  @Length(1, 4000)
  content: string;
}

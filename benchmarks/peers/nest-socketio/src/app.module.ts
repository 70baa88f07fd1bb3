// SPDX-License-Identifier: GPL-3.0-or-later
import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChatGateway } from './chat.gateway';
import { ChatService } from './chat.service';
import { Chat, Message, Participant } from './entities';

@Module({
  imports: [
    TypeOrmModule.forRoot({
      type: 'postgres',
      url: process.env.DATABASE_URL,
      entities: [Chat, Participant, Message],
      synchronize: true,
      poolSize: 20,
    }),
    JwtModule.register({ secret: process.env.JWT_SECRET }),
  ],
  providers: [ChatGateway, ChatService],
})
export class AppModule {}

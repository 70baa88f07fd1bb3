// SPDX-License-Identifier: GPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { WsException } from '@nestjs/websockets';
import { DataSource } from 'typeorm';
import { Chat, Message, Participant } from './entities';
import { SendMessageDto } from './send-message.dto';

export interface Sent {
  message: Message;
  others: string[];
  again: boolean;
}

@Injectable()
export class ChatService {
  constructor(private readonly dataSource: DataSource) {}

  /// Durable when it resolves: the transaction has committed.
  async send(senderId: string, body: SendMessageDto): Promise<Sent> {
    return this.dataSource.transaction(async (manager) => {
      const chat = await manager.findOne(Chat, {
        where: { id: body.chatId },
        lock: { mode: 'pessimistic_write' },
      });
      const participants = await manager.findBy(Participant, { chatId: body.chatId });
      if (!chat || !participants.some((one) => one.userId === senderId)) {
        throw new WsException('not-found');
      }
      const others = participants.map((one) => one.userId).filter((id) => id !== senderId);
      const stored = await manager.findOneBy(Message, { senderId, clientId: body.clientId });
      if (stored) {
        return { message: stored, others, again: true };
      }
      const seq = String(Number(chat.lastSeq) + 1);
      await manager.update(Chat, { id: chat.id }, { lastSeq: seq });
      await manager.update(Participant, { chatId: chat.id, userId: senderId }, { readSeq: seq });
      const message = manager.create(Message, { ...body, senderId, seq });
      await manager.insert(Message, message);
      return { message, others, again: false };
    });
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import { UsePipes, ValidationPipe } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import {
  ConnectedSocket,
  MessageBody,
  OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
  WebSocketServer,
} from '@nestjs/websockets';
import { Server, Socket } from 'socket.io';
import { ChatService } from './chat.service';
import { SendMessageDto } from './send-message.dto';

const roomOf = (userId: string) => `user:${userId}`;

@WebSocketGateway()
export class ChatGateway implements OnGatewayInit {
  @WebSocketServer()
  server: Server;

  constructor(
    private readonly jwt: JwtService,
    private readonly chats: ChatService,
  ) {}

  afterInit(server: Server) {
    server.use(async (socket, next) => {
      try {
        const { sub } = await this.jwt.verifyAsync<{ sub: string }>(socket.handshake.auth.token);
        socket.data.userId = sub;
        await socket.join(roomOf(sub));
        next();
      } catch {
        next(new Error('unauthenticated'));
      }
    });
  }

  @UsePipes(new ValidationPipe())
  @SubscribeMessage('message:send')
  async send(@ConnectedSocket() socket: Socket, @MessageBody() body: SendMessageDto) {
    const { message, others, again } = await this.chats.send(socket.data.userId, body);
    if (!again) {
      this.server.to(roomOf(message.senderId)).emit('message:sent', { message });
      this.server.to(others.map(roomOf)).emit('message:receive', { message });
    }
    return { ok: true, message };
  }
}

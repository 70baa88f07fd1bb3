// SPDX-License-Identifier: GPL-3.0-or-later
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AddressInfo } from 'net';
import { AppModule } from './app.module';

async function bootstrap() {
  const app = await NestFactory.create(AppModule, { logger: ['error', 'warn'] });
  await app.listen(Number(process.env.PORT ?? 0), '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  console.log(`ready on http://127.0.0.1:${port}`);
}

void bootstrap();

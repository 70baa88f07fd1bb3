// SPDX-License-Identifier: GPL-3.0-or-later
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';

@Entity()
export class Chat {
  @PrimaryColumn('uuid')
  id: string;

  @Column({ type: 'bigint', default: 0 })
  lastSeq: string;
}

@Entity()
export class Participant {
  @PrimaryColumn('uuid')
  chatId: string;

  @PrimaryColumn('uuid')
  userId: string;

  @Column({ type: 'bigint', default: 0 })
  readSeq: string;
}

@Entity()
@Unique(['senderId', 'clientId'])
@Index(['chatId', 'seq'], { unique: true })
export class Message {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid')
  chatId: string;

  @Column('bigint')
  seq: string;

  @Column('uuid')
  senderId: string;

  @Column('uuid')
  clientId: string;

  @Column()
  type: string;

  @Column('text')
  content: string;

  @CreateDateColumn()
  createdAt: Date;
}

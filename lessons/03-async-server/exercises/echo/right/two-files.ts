// in two files, and it logs what it reads
import { createServer } from 'node:net';
import { echo } from './parts/echo.ts';

const server = createServer({ allowHalfOpen: true }, echo);

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) });

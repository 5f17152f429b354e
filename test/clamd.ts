import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** What the stand-in calls harmful, besides nothing else. Not the test string of the trade: an antivirus on a developer's machine would eat our sources. */
export const HARMFUL = 'PROGRAMA-DAÑINO-DE-PRUEBA';

export interface Clamd {
  readonly port: number;
  /** Files examined, as they arrived. */
  readonly seen: Buffer[];
  /** `honest`: judges; the others misbehave as a scanner that is ill, too small for the file, or gone. */
  mood: 'honest' | 'error' | 'hangs_up' | 'too_large';
  close(): Promise<void>;
}

const START = 'zINSTREAM\0';

/** The chunks of one examination, or null while its end has not come. */
function contentOf(bytes: Buffer): Buffer | null {
  const pieces: Buffer[] = [];
  for (let at = START.length; at + 4 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    if (at + 4 + length > bytes.length) return null;
    pieces.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

/** A stand-in of clamd that speaks INSTREAM of its protocol as its manual describes it; it is not the real one. */
export async function clamdServer(): Promise<Clamd> {
  const answer = (socket: Socket, content: Buffer): void => {
    clamd.seen.push(content);
    if (clamd.mood === 'error') return void socket.end('INSTREAM: Can\'t allocate memory ERROR\0');
    socket.end(content.includes(HARMFUL) ? 'stream: Prueba.Daño-1 FOUND\0' : 'stream: OK\0');
  };
  const server = createServer((socket) => {
    let bytes = Buffer.alloc(0);
    socket.on('error', () => undefined).on('data', (piece) => {
      bytes = Buffer.concat([bytes, piece]);
      if (clamd.mood === 'hangs_up') return void socket.destroy();
      if (clamd.mood === 'too_large') return void socket.end('INSTREAM size limit exceeded. ERROR\0');
      if (bytes.length >= START.length && bytes.toString('latin1', 0, START.length) !== START) return void socket.end('UNKNOWN COMMAND\0');
      const content = contentOf(bytes);
      if (content !== null) answer(socket, content);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const clamd: Clamd = { port: (server.address() as AddressInfo).port, seen: [], mood: 'honest', close: () => new Promise((resolve) => server.close(() => resolve())) };
  return clamd;
}

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { ScannerConfig } from '../config/index.ts';
import { problems } from '../problems/index.ts';

/** How long the scanner may be silent: a file waits for it, and a person for the file. */
const TIMEOUT_MS = 60_000;
/** Most of an answer that is read: `stream: NAME FOUND`. */
const MOST = 4_096;

interface Scan {
  /** The next bytes of the file. @throws fileNotExamined */
  readonly take: (piece: Buffer) => Promise<void>;
  /** The verdict on the whole. @throws fileInfected, fileNotExamined */
  readonly end: () => Promise<void>;
  /** The file did not arrive: the scanner is let go. */
  readonly abandon: () => void;
}

const nothing: Scan = { take: async () => undefined, end: async () => undefined, abandon: () => undefined };

/** clamd's frame: four bytes of length, then the bytes; length zero ends the file. */
const frame = (piece: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(piece.length);
  return Buffer.concat([length, piece]);
};

/** The whole answer, until its zero byte or the end of the connection. */
async function answerOf(socket: Socket): Promise<string> {
  let answer = '';
  for await (const piece of socket) {
    answer += String(piece);
    if (answer.includes('\0') || answer.length > MOST) break;
  }
  return answer.replace(/\0[^]*$/, '').trim();
}

/**
 * Opens an examination by clamd (INSTREAM, its protocol since 0.95; nothing is written to a disk of the scanner's by us). Whatever is not a
 * clear «OK» lets no file in: without the scanner nothing that needs it is taken.
 * @param scanner undefined: the installation has none, and files pass
 */
export function openScan(scanner: ScannerConfig | undefined, name: string): Scan {
  if (scanner === undefined) return nothing;
  const socket = connect({ ...scanner });
  socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error('silent')));
  const failed = new Promise<never>((_resolve, reject) => { socket.once('error', () => reject(problems.fileNotExamined())); });
  failed.catch(() => undefined);
  // Listened to from the start: clamd answers before the end when a file is larger than it takes.
  const answer = answerOf(socket).catch(() => '');
  const send = async (bytes: Buffer): Promise<void> => {
    if (socket.destroyed || !socket.writable) throw problems.fileNotExamined();
    if (!socket.write(bytes)) await Promise.race([once(socket, 'drain'), failed, answer]);
  };
  socket.write('zINSTREAM\0');
  return {
    take: async (piece) => send(frame(piece)),
    abandon: () => void socket.destroy(),
    async end() {
      await send(frame(Buffer.alloc(0)));
      const verdict = await answer;
      socket.destroy();
      if (verdict.endsWith(' FOUND')) throw problems.fileInfected({ name: name.slice(0, 80) });
      if (verdict !== 'stream: OK') throw problems.fileNotExamined();
    },
  };
}

/** Bytes that are already here, examined whole. @throws fileInfected, fileNotExamined */
export async function examine(scanner: ScannerConfig | undefined, name: string, bytes: Buffer): Promise<void> {
  const scan = openScan(scanner, name);
  await scan.take(bytes);
  await scan.end();
}

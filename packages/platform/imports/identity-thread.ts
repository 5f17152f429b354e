/** The thread in which a large import protects identities, while its own thread reads and checks rows (docs/decisions/0014). */
import { parentPort, workerData } from 'node:worker_threads';
import { identityWork, type IdentityBatch, type IdentityPlace } from './identity-work.ts';

const work = identityWork(workerData as IdentityPlace);
parentPort?.on('message', (batch: IdentityBatch) => parentPort?.postMessage(work(batch)));

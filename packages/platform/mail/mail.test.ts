import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { testHouse, type TestHouse } from '../../../test/house.ts';
import { testPeople, type People } from '../../../test/people.ts';
import { clock } from '../clock/index.ts';
import { withContext } from '../db/index.ts';
import { canMail, deliverOne, mailAbout, openTransport, queueMail, writeEml, type Message } from './index.ts';

/** A mail server on loopback that keeps what it is given, or refuses everybody. */
class Post {
  readonly received: { readonly to: string; readonly text: string }[] = [];
  refusing = false;
  readonly #server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: (_address, _session, done) => done(this.refusing ? Object.assign(new Error('no hoy'), { responseCode: 451 }) : null),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        this.received.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), text: Buffer.concat(chunks).toString('utf8') });
        done();
      });
    },
  });
  async open(): Promise<string> {
    await new Promise<void>((resolve) => { this.#server.listen(0, '127.0.0.1', resolve); });
    return `smtp://127.0.0.1:${String((this.#server.server.address() as AddressInfo).port)}`;
  }
  close(): Promise<void> {
    return new Promise((resolve) => { this.#server.close(() => resolve()); });
  }
}

let house: TestHouse;
let people: People;
let transport: ReturnType<typeof openTransport>;
const post = new Post();
const about = { resource: 'session', recordId: '01900000-0000-7000-8000-00000000abcd' };
const message = (to: string): Message => ({ to, subject: 'Convocatoria: Vigésima Primera Sesión', text: 'Orden del día: niñez y año', attachments: [{ name: 'sesion.ics', type: 'text/calendar; charset=utf-8', content: Buffer.from('BEGIN:VCALENDAR') }] });
const left = () => withContext(house, people.diana, (tx) => mailAbout(tx, about.recordId));

beforeAll(async () => {
  house = await testHouse();
  people = await testPeople(house);
  transport = openTransport(await post.open());
});
afterEach(() => clock.set(null));
afterAll(async () => {
  transport.close();
  await post.close();
  await house.close();
});

describe('The outbox of mail', () => {
  it('sends nothing of an act that did not happen', async () => {
    const act = withContext(house, people.diana, async (tx) => {
      await queueMail(tx, people.diana, about, [message('nadie@prueba.gob.mx')]);
      throw new Error('el acto falla después');
    });
    await expect(act).rejects.toThrow('el acto falla después');
    expect(await deliverOne(house, transport)).toBe(false);
  });

  it('keeps what a mail server refuses, tries again later, and tells its sender when it gives up', async () => {
    post.refusing = true;
    const start = new Date('2026-11-25T16:00:00Z');
    clock.set(start);
    await withContext(house, people.diana, (tx) => queueMail(tx, people.diana, about, [message('uno@prueba.gob.mx')]));
    expect(await deliverOne(house, transport)).toBe(true);
    expect([await left(), await deliverOne(house, transport)]).toEqual([{ waiting: 1, sent: 0, failed: 0 }, false]);
    for (let day = 1; day <= 7; day += 1) {
      clock.set(new Date(start.getTime() + day * 86_400_000));
      expect(await deliverOne(house, transport)).toBe(true);
    }
    expect(await left()).toEqual({ waiting: 0, sent: 0, failed: 1 });
    const [notice] = await house.superuser<{ kind: string; user_id: string }[]>`select kind, user_id from tray_notice`;
    expect(notice).toEqual({ kind: 'mail_failed', user_id: people.diana.userId });
    post.refusing = false;
  });

  it('delivers each message once, with its calendar file, to its own recipient alone', async () => {
    await withContext(house, people.diana, (tx) => queueMail(tx, people.diana, about, [message('uno@prueba.gob.mx'), message('dos@prueba.gob.mx')]));
    expect([await deliverOne(house, transport), await deliverOne(house, transport), await deliverOne(house, transport)]).toEqual([true, true, false]);
    expect(post.received.map(({ to }) => to).sort()).toEqual(['dos@prueba.gob.mx', 'uno@prueba.gob.mx']);
    expect(post.received[0]?.text).toMatch(/text\/calendar/);
    expect(post.received.filter(({ text, to }) => text.includes(to === 'uno@prueba.gob.mx' ? 'dos@' : 'uno@'))).toEqual([]);
    expect(await left()).toEqual({ waiting: 0, sent: 2, failed: 1 });
  });

  it('is not read by another institution', async () => {
    expect(await withContext(house, people.beto, (tx) => mailAbout(tx, about.recordId))).toEqual({ waiting: 0, sent: 0, failed: 0 });
  });

  it('is off where no mail server was named: the same message is a file to send by hand', async () => {
    expect(canMail(house)).toBe(false);
    const { to: _to, ...rest } = message('');
    const eml = (await writeEml(rest, ['uno@prueba.gob.mx', 'dos@prueba.gob.mx'], 'SINTRA <no-responder@localhost>')).toString('utf8');
    expect(eml).toMatch(/X-Unsent: 1/);
    expect(eml).toMatch(/To: uno@prueba\.gob\.mx, dos@prueba\.gob\.mx/);
  });
});

import type { FastifyInstance } from 'fastify';
import { emailOf, PASSWORD, type Person } from './people.ts';

/** Signs one of the test people in. @returns the cookie that their requests carry @throws Error: the door let nobody in */
export async function signIn(app: Pick<FastifyInstance, 'inject'>, person: Person): Promise<string> {
  const reply = await app.inject({ method: 'POST', url: '/api/v1/login', headers: { 'x-sintra-csrf': '1' }, payload: { email: emailOf(person), password: PASSWORD } });
  const [cookie] = reply.cookies;
  if (cookie === undefined) throw new Error(`${person} could not enter: ${reply.body}`);
  return `${cookie.name}=${cookie.value}`;
}

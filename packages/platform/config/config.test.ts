import { expect, test } from 'vitest';
import { readConfig } from './index.ts';
import { readPostgresUrl } from './postgres-url.ts';

test.each([
  [{ PORT: 'tres mil' }, 'La variable PORT vale «tres mil»'],
  [{ PORT: '0' }, 'PORT'],
  [{ PORT: '70000' }, 'entre 1 y 65535'],
  [{ SINTRA_PUBLIC_URL: 'sintra.ejemplo.gob.mx' }, 'una dirección completa'],
  [{ DATABASE_URL: 'mysql://servidor/base' }, 'una dirección de PostgreSQL'],
  [{ DATABASE_URL: 'postgres://cuenta:muysecreta@servidor' }, 'DATABASE_URL vale «postgres://…@servidor»'],
  [{ SINTRA_KEYS_URL: 'postgres://servidor/' }, 'SINTRA_KEYS_URL'],
])('a setting without sense is named with what it should be: %o', (env, message) => {
  expect(() => readConfig(env)).toThrow(message);
});

test('a wrong database address never shows its password', () => {
  expect(() => readConfig({ DATABASE_URL: 'postgres://cuenta:muysecreta@servidor' })).not.toThrow('muysecreta');
});

test('without any setting there is a complete one, and an empty variable is no setting', () => {
  const config = readConfig({ PORT: '', DATABASE_URL: ' ', SINTRA_DATA: '/srv/sintra' });
  expect(config).toEqual({ port: 3000, host: '127.0.0.1', dataDir: '/srv/sintra', publicUrl: 'http://localhost:3000', productName: 'SINTRA', mailFrom: 'SINTRA <no-responder@localhost>' });
});

test('a database address may name several servers, and have marks in its password', () => {
  expect(readPostgresUrl('postgres://due%C3%B1a:a%2Fb%40c@uno:5432,dos:5433/sintra?sslmode=require'))
    .toEqual({ user: 'dueña', password: 'a/b@c', hosts: 'uno:5432,dos:5433', database: 'sintra' });
  expect(readPostgresUrl('postgres://servidor/sintra')).toMatchObject({ user: '', hosts: 'servidor' });
});

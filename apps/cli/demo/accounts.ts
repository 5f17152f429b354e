import {
  accountContext, changeSecondFactorRule, changeUser, ensureUnattendedAdmin, hashOfNobody, hashPassword, insertAccount, type Institution,
} from '@sintra/platform/accounts';
import type { House } from '@sintra/platform/database';
import { withContext, type Context } from '@sintra/platform/db';
import { writeLog } from '@sintra/platform/log';
import { roles, type Role } from '@sintra/platform/permissions';

const domain = 'demostracion.example';

interface Place {
  readonly label: string;
  readonly email: string;
  readonly name: string;
  readonly at: string;
  readonly role: Role;
}

const administration: Place = { label: 'Administración', email: `administracion@${domain}`, name: 'Adela Invención', at: 'ST', role: 'administration' };

/** One account for each role; the state's are of Jalisco. */
const cast: readonly Place[] = [
  { label: 'Coordinación nacional', email: `coordinacion@${domain}`, name: 'Catalina Invención', at: 'ST', role: 'national_coordination' },
  { label: 'Enlace institucional', email: `enlace@${domain}`, name: 'Ernesto Invención', at: 'JAL', role: 'institution_liaison' },
  { label: 'Capturista', email: `captura@${domain}`, name: 'Carolina Invención', at: 'JAL', role: 'capturer' },
  { label: 'Análisis sin identidad', email: `analisis@${domain}`, name: 'Aníbal Invención', at: 'ST', role: 'analyst' },
  { label: 'Auditoría', email: `auditoria@${domain}`, name: 'Aurora Invención', at: 'ST', role: 'auditor' },
];

/** An account that people may try. */
export interface Credential {
  readonly label: string;
  readonly institution: string;
  readonly email: string;
}

/** The first account, as an unattended installation makes it. */
export async function openAdministration(house: House, password: string): Promise<Context> {
  await ensureUnattendedAdmin(house, { SINTRA_ADMIN_EMAIL: administration.email, SINTRA_ADMIN_PASSWORD: password, SINTRA_ADMIN_NAME: administration.name });
  return accountContext(house, administration.email, 'cli');
}

/** One user of each role, all with the same password. */
export async function fillCast(house: House, admin: Context, institutions: ReadonlyMap<string, Institution>, password: string): Promise<Credential[]> {
  const passwordHash = await hashPassword(password);
  await Promise.all(cast.map((one) => insertKnown(house, admin, { ...one, institutionId: institutions.get(one.at)?.id ?? admin.institutionId, passwordHash })));
  // Whoever tries the demonstration has no telephone registered; each may still enrol a second factor (docs/decisions/0016).
  for (const role of roles) await changeSecondFactorRule(house, admin, { role, required: false, graceDays: 0 });
  // The first account starts with two roles; here each account shows one.
  await changeUser(house, admin, { id: admin.userId, roles: ['administration'] });
  return [administration, ...cast].map(({ label, email, at }) => ({ label, email, institution: at }));
}

/** An account as if its person had accepted the invitation. */
async function insertKnown(house: House, admin: Context, { institutionId, email, name, role, passwordHash }: Pick<Place, 'email' | 'name' | 'role'> & { institutionId: string; passwordHash: string }): Promise<void> {
  await withContext(house, admin, async (tx) => {
    const id = await insertAccount(tx, { institutionId, email, name, roles: [role], passwordHash, createdBy: admin.userId });
    await writeLog(tx, admin, { action: 'user.create', resource: 'user', recordId: id, ownerInstitutionId: institutionId, details: { roles: [role] } });
  });
}

/** Who captures in each institution: accounts whose password nobody knows, so that nobody can sign in with them. */
export async function fillCapturers(house: House, admin: Context, owners: readonly Institution[]): Promise<ReadonlyMap<string, Context>> {
  const passwordHash = await hashOfNobody();
  const emailOf = ({ acronym }: Institution): string => `demo.${acronym.toLowerCase()}@${domain}`;
  for (const owner of owners) {
    await insertKnown(house, admin, { institutionId: owner.id, email: emailOf(owner), name: `Captura Invención (${owner.acronym})`, role: 'institution_liaison', passwordHash });
  }
  const contexts = owners.map(async (owner) => [owner.acronym, await accountContext(house, emailOf(owner), 'cli')] as const);
  return new Map(await Promise.all(contexts));
}

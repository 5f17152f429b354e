export { accountContext, systemContext, userContext } from './contexts.ts';
export { authenticator, cookieName } from './cookie.ts';
export {
  checkFirstAccountLink,
  createFirstAccount,
  ensureUnattendedAdmin,
  firstAccountLink,
  TECHNICAL_SECRETARIAT,
  type FirstAccount,
} from './first-account.ts';
export { createInstitution, createInstitutionCommand, listInstitutions, type Institution } from './institutions.ts';
export { contextOf, IDLE_MINUTES } from './logins.ts';
export { acceptNotice, me, type Me } from './me.ts';
export { NOTICE } from './notice.ts';
export { ON_BEHALF, onBehalf } from './on-behalf.ts';
export { hashPassword } from './password-hash.ts';
export { checkPassword, MIN_PASSWORD } from './password-rules.ts';
export { countReading } from './delays.ts';
export { changePassword, hashOfNobody, makePassword } from './passwords.ts';
export { accountProblems } from './problems.ts';
export { accountRoutes } from './routes.ts';
export { changeSecondFactorRule } from './second-factor-rules.ts';
export { recoverCommand } from './recovery.ts';
export { signIn, signOut, type FactorAsked, type Meta, type SignedIn } from './sign-in.ts';
export { insertAccount } from './store.ts';
export { changeUser, type UserChange } from './user-changes.ts';
export { createUser, listUsers, type CreatedUser, type NewUser, type User } from './users.ts';
export { hashOf, newSecret } from './tokens.ts';
export { keepAccounts } from './keeper.ts';
export { confirmCommand, listConfirmableCommand } from './confirmations.ts';
export { departCommand, transferCommand } from './departures.ts';
export { changeInstitutionCommand } from './institutions.ts';
export { exportInstitutionsCommand, importInstitutions } from './institutions-sheet.ts';
export { inviteCommand } from './invitations.ts';
export type { SheetReport } from './sheet-plan.ts';
export { exportUsersCommand, importUsers, invitationsWorkbook } from './users-sheet.ts';

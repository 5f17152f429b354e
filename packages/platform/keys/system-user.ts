import { userInfo } from 'node:os';

/** Who runs this program on the machine, for the log; the number where the account has no name. */
export function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${String(process.getuid?.() ?? 'desconocido')}`;
  }
}

/** The parts of a PostgreSQL address that we look at; `hosts` may be several, for failover: host1:5432,host2:5432. */
interface PostgresUrl {
  readonly user: string;
  readonly password: string;
  readonly hosts: string;
  readonly database: string;
}

/** postgres://user:password@hosts/database?options. The platform's URL does not take several hosts. */
const SHAPE = /^postgres(?:ql)?:\/\/(?:([^:@/]*)(?::([^@/]*))?@)?([^@/?#]+)\/([^/?#]+)(?:\?[^#]*)?$/;

/** @returns null when the text is not such an address */
export function readPostgresUrl(text: string): PostgresUrl | null {
  const match = SHAPE.exec(text);
  if (match === null) return null;
  const [user = '', password = '', hosts = '', database = ''] = match.slice(1).map((part: string | undefined) => decode(part ?? ''));
  return { user, password, hosts, database };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

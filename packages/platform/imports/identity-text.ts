import type { Token } from '../identity/index.ts';

/** A row's identity as it is staged. */
export interface StagedIdentity {
  /** Absent where the identity stays as it is. */
  readonly tokens?: readonly Token[];
  /** Tokens of the identity that the row changes. */
  readonly before?: readonly Token[];
  readonly sealed?: Buffer | null;
}

export const NULL = '\\N';

/** The columns of `identityText`, in its order. */
export const identityColumns = ['stage_tokens', 'stage_spellings', 'stage_exact', 'stage_before', 'sealed'] as const;

/** Array literals of bigints: all tokens, their spellings, and those of whole identifiers (CURP, folio of elsewhere). */
function tokenText(tokens: readonly Token[] | undefined): string {
  if (tokens === undefined) return `${NULL}\t${NULL}\t${NULL}`;
  let [all, spellings, exact] = ['', '', ''];
  for (const { token, spelling } of tokens) {
    all += all === '' ? token : `,${token}`;
    spellings += `${spellings === '' ? '' : ','}${spelling ?? 'NULL'}`;
    if (spelling === null) exact += exact === '' ? token : `,${token}`;
  }
  return `{${all}}\t{${spellings}}\t{${exact}}`;
}

/** Fields of a COPY line. */
export function identityText({ tokens, before, sealed }: StagedIdentity): string {
  const gone = before === undefined ? NULL : `{${before.map(({ token }) => token).join(',')}}`;
  const secret = sealed === undefined || sealed === null ? NULL : `\\\\x${sealed.toString('hex')}`;
  return `${tokenText(tokens)}\t${gone}\t${secret}`;
}

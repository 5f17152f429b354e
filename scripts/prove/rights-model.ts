import type { Role } from '@sintra/platform/permissions';

/** Institutions of the cast, and who reaches whom as state: written down, not asked of the system. */
export type Where = 'jalisco' | 'tlaquepaque' | 'chiapas' | 'federal' | 'refuge' | 'secretariat';
export const places: readonly Where[] = ['jalisco', 'tlaquepaque', 'chiapas', 'federal', 'refuge', 'secretariat'];
const stateOf: Readonly<Record<Where, readonly Where[]>> = {
  jalisco: ['jalisco', 'tlaquepaque'], tlaquepaque: ['jalisco', 'tlaquepaque'], chiapas: ['chiapas'], federal: [], refuge: [], secretariat: [],
};

type Reach = 'own' | 'home' | 'state' | 'figures' | 'nation';
export type Right = 'read' | 'count' | 'reveal' | 'create' | 'update' | 'annul' | 'grant' | 'for';

const every = (rights: readonly Right[], reach: Reach): Partial<Record<Right, Reach>> => Object.fromEntries(rights.map((right) => [right, reach]));

/** The policy in the model's own words. */
const may: Readonly<Record<Role, Partial<Record<Right, Reach>>>> = {
  administration: {}, technical_support: {}, auditor: {},
  analyst: { count: 'figures' },
  national_coordination: every(['read', 'count', 'create', 'update', 'annul', 'grant', 'for'], 'nation'),
  institution_liaison: every(['read', 'count', 'reveal', 'create', 'update', 'annul', 'grant'], 'home'),
  state_liaison: { ...every(['reveal', 'create', 'update', 'annul', 'grant'], 'home'), ...every(['read', 'count'], 'state') },
  capturer: every(['read', 'count', 'reveal', 'create', 'update'], 'home'),
  validator: every(['read', 'count', 'reveal', 'update'], 'home'),
  prosecutor: every(['read', 'count', 'reveal', 'create', 'update', 'grant'], 'home'),
  civil_society: every(['read', 'count', 'reveal', 'create', 'update'], 'own'),
};

const widest: readonly Reach[] = ['own', 'home', 'state', 'figures', 'nation'];
const namesAreRead: readonly Role[] = ['institution_liaison', 'state_liaison', 'capturer', 'validator', 'prosecutor', 'civil_society'];

export interface Somebody {
  readonly name: string;
  readonly at: Where;
  roles: readonly Role[];
}

export interface Known {
  readonly id: string;
  readonly at: Where;
  readonly by: string;
  readonly name: string | undefined;
  sex: string;
  version: number;
  annulled: boolean;
}

export interface Opened {
  readonly id: string;
  readonly record: Known;
  readonly to: Where;
  readonly user: string | undefined;
  readonly identity: boolean;
  revoked: boolean;
}

/** Who may do what with which record, written without a database and without the policy table. */
export class RightsModel {
  readonly records: Known[] = [];
  readonly grants: Opened[] = [];

  #reach(who: Somebody, right: Right): Reach | null {
    const found = who.roles.flatMap((role) => may[role][right] ?? []);
    return found.length === 0 ? null : found.reduce((a, b) => (widest.indexOf(a) > widest.indexOf(b) ? a : b));
  }

  has = (who: Somebody, right: Right): boolean => this.#reach(who, right) !== null;

  covers(who: Somebody, right: Right, record: Known): boolean {
    switch (this.#reach(who, right)) {
      case null: return false;
      case 'own': return record.at === who.at && record.by === who.name;
      case 'home': return record.at === who.at;
      case 'state': return record.at === who.at || stateOf[who.at].includes(record.at);
      case 'figures': case 'nation': return true;
    }
  }

  /** Grants open to somebody at a place: their own, or the one for which they act. */
  #open = (who: Somebody, at: Where, record: Known): Opened[] =>
    this.grants.filter((grant) => !grant.revoked && grant.record === record && grant.to === at && (grant.user === undefined || grant.user === who.name));

  reads(who: Somebody, record: Known): string | null {
    if (!this.has(who, 'read')) return 'forbidden';
    return this.covers(who, 'read', record) || this.#open(who, who.at, record).length > 0 ? null : 'not_found';
  }

  reveals(who: Somebody, record: Known): string | null {
    if (!this.has(who, 'reveal')) return 'forbidden';
    // A grant opens to who reads at all; whoever reveals reads.
    return this.covers(who, 'reveal', record) || this.#open(who, who.at, record).some(({ identity }) => identity) ? null : 'not_found';
  }

  readsFor(who: Somebody, place: Where, record: Known): string | null {
    if (place === who.at) return this.reads(who, record);
    if (!this.has(who, 'for')) return 'acts_for_none';
    return record.at === place || this.#open(who, place, record).length > 0 ? null : 'not_found';
  }

  creates = (who: Somebody, place: Where): string | null => {
    if (place !== who.at) return this.has(who, 'for') ? null : 'acts_for_none';
    return this.has(who, 'create') ? null : 'forbidden';
  };

  writes(who: Somebody, right: 'update' | 'annul', record: Known, version: number): string | null {
    if (!this.has(who, right)) return 'forbidden';
    if (!this.covers(who, right, record)) return 'not_found';
    if (record.annulled) return 'annulled';
    return record.version === version ? null : 'version_moved';
  }

  gives(who: Somebody, record: Known, to: Where): string | null {
    if (!this.has(who, 'grant')) return 'forbidden';
    if (!this.covers(who, 'grant', record)) return 'not_found';
    return to === record.at ? 'grant_to_self' : null;
  }

  revokes(who: Somebody, grant: Opened): string | null {
    if (!this.has(who, 'grant')) return 'forbidden';
    return this.covers(who, 'grant', grant.record) && !grant.revoked ? null : 'not_found';
  }

  listed(who: Somebody, name: string | undefined): Known[] {
    const named = (record: Known): boolean => name === undefined || (record.name === name && record.at === who.at && who.roles.some((role) => namesAreRead.includes(role)));
    return this.records.toReversed().filter((record) => !record.annulled && this.covers(who, 'read', record) && named(record));
  }

  counted = (who: Somebody): number => this.records.filter((record) => !record.annulled && this.covers(who, 'count', record)).length;
}

import type { Values } from '@sintra/definition';
import { sessionTitle } from '@sintra/commissions/forms';
import { nameKey, simple, type ActivityFacts, type BodyFacts, type InstrumentFacts, type Item, type NamedOrganization, type Responsible, type SessionFacts } from '../../document/index.ts';

export type FormId = 'organization' | 'body' | 'programme' | 'objective' | 'strategy' | 'action' | 'session' | 'activity' | 'agreement' | 'acronym';

/** Another record by its natural key: its uuid is known when the plan is carried out. */
export interface Ref {
  readonly ref: FormId;
  readonly key: string;
}
export type Wanted = Readonly<Record<string, Values[string] | Ref>>;

/** A record that the document asks for. */
export interface Desired {
  readonly form: FormId;
  /** The same for the same thing in any document and in the data. */
  readonly key: string;
  readonly label: string;
  readonly values: Wanted;
  /** Said of a new record only: its course is not the document's to change. */
  readonly onlyNew: Wanted;
  /** Where the record has a value already, the document's is not written over it (organisations have a life outside). */
  readonly fillsOnly?: true;
  /** How and where the document writes it: renewed with the rest, no difference by itself. */
  readonly quiet?: Wanted;
  readonly rows?: { readonly group: string; readonly by: string; readonly wanted: readonly Wanted[] };
  readonly passages: readonly number[];
}

const organizationKey = (name: string): string => nameKey(name);
/** Without its year: «…Programa Anual de Trabajo 2024…» is the same group in 2025. */
export const bodyKey = (name: string): string => nameKey(name.replace(/\([^)]*\)/g, ' ').replace(/\b(19|20)\d\d\b/g, ' '));
export const sessionKey = (body: string, type: string, number: number, year: number): string => `${body}|${type}|${String(number)}|${String(year)}`;
export const programmeKey = (type: 'annual' | 'national', year: number | string): string => `${type}|${String(year)}`;
export const agreementKey = (title: string, parties: string): string => nameKey(`${title} ${parties}`);
/** Texts that repeat are told apart by their order. */
export const activityKey = (text: string, place: number): string => `${nameKey(text)}|${String(place)}`;

const ref = (form: FormId, key: string): Ref => ({ ref: form, key });
const optional = (form: FormId, key: string | null): Ref | null => (key === null ? null : ref(form, key));

const organizationOf = ({ name, acronym, nameInLaw }: Pick<NamedOrganization, 'name' | 'acronym' | 'nameInLaw'>, passages: readonly number[]): Desired => ({
  form: 'organization', key: organizationKey(name), label: name, fillsOnly: true, passages, onlyNew: { organizationStatus: 'in_force' },
  values: { name, ...(acronym !== null && { acronym }), ...(nameInLaw !== null && { nameInLaw }) },
});

const responsibleRows = (all: readonly Responsible[]): NonNullable<Desired['rows']> => ({
  group: 'responsibles', by: 'responsibleAsWritten',
  wanted: all.map(({ asWritten, organization }) => ({ responsibleAsWritten: asWritten, organization: optional('organization', organization === null ? null : organizationKey(organization)) })),
});

const bodyOf = (body: BodyFacts, members: readonly string[], passages: readonly number[]): Desired => ({
  form: 'body', key: bodyKey(body.name), label: body.name, passages,
  values: {
    name: body.name, bodyType: body.bodyType, ...(body.acronym !== null && { acronym: body.acronym }),
    ...(body.parent !== null && { parent: ref('body', bodyKey(body.parent)) }),
    ...(body.coordinator !== null && {
      coordinatorAsWritten: body.coordinator.asWritten, coordinator: optional('organization', body.coordinator.organization === null ? null : organizationKey(body.coordinator.organization)),
    }),
  },
  onlyNew: { bodyLevel: 'federal', bodyStatus: 'installed', ...(body.holdsNoSessions && { notes: 'El programa dice que no celebra sesiones propias.' }) },
  ...(members.length > 0 && { rows: { group: 'members', by: 'memberAsWritten', wanted: members.map((name) => ({ memberAsWritten: name, organization: ref('organization', organizationKey(name)) })) } }),
});

const sessionOf = (facts: SessionFacts, acronym: string | null, year: number, passages: readonly number[]): Desired => ({
  form: 'session', key: sessionKey(bodyKey(facts.body), facts.type, facts.number, year), label: `${facts.asWritten} · ${facts.body}`, passages,
  values: { planned: facts.date.value ?? null, sessionNoun: facts.noun, ordinalStyle: facts.ordinalStyle },
  quiet: { asWritten: `${facts.asWritten}: ${facts.date.asWritten}` },
  onlyNew: {
    body: ref('body', bodyKey(facts.body)), number: facts.number, sessionType: facts.type, year, sessionStatus: 'planned',
    title: sessionTitle({ number: facts.number, style: facts.ordinalStyle, noun: facts.noun, type: facts.type, body: acronym ?? facts.body }),
  },
});

const activityOf = (facts: ActivityFacts, place: number, order: number, year: number, passages: readonly number[]): Desired => ({
  form: 'activity', key: activityKey(facts.text, place), label: facts.text.slice(0, 140), passages, rows: responsibleRows(facts.responsibles), quiet: { asWritten: facts.date?.asWritten ?? null, chapter: facts.chapter.slice(0, 600) },
  values: {
    activityType: facts.activityType, scope: facts.scope, venue: facts.venue, participants: facts.participants, target: facts.target,
    targetQuantity: facts.targetQuantity, scheduled: facts.date?.value ?? null, reviewEvery: facts.halfYearly ? 'half_yearly' : 'by_date',
    objective: optional('objective', facts.objective), strategy: optional('strategy', facts.strategy), action: optional('action', facts.action), body: optional('body', facts.body === null ? null : bodyKey(facts.body)),
  },
  onlyNew: { programme: ref('programme', programmeKey('annual', year)), year, text: facts.text, documentOrder: order, activityStatus: 'planned' },
});

const agreementOf = (facts: InstrumentFacts, passages: readonly number[]): Desired => ({
  form: 'agreement', key: agreementKey(facts.title, facts.parties), label: `${facts.title}: ${facts.parties}`, passages,
  values: { number: facts.number, instrumentType: facts.instrumentType, object: facts.object, validUntil: facts.validity.value },
  onlyNew: { title: `${facts.title}: ${facts.parties}`.slice(0, 400), partiesAsWritten: facts.parties, agreementStatus: 'in_force' },
  rows: { group: 'parties', by: 'partyAsWritten', wanted: facts.organizations.map((name) => ({ partyAsWritten: name, organization: ref('organization', organizationKey(name)) })) },
});

/** An understood item with the number of the passage that says it. */
export interface Said {
  readonly item: Item;
  readonly passage: number;
}

type Of<K extends Item['kind']> = Extract<Item, { kind: K }>;

class Collector {
  readonly #said: readonly Said[];
  readonly #year: number;

  constructor(said: readonly Said[], year: number) {
    this.#said = said;
    this.#year = year;
  }

  /** Items of a kind, each once, with every passage that says it; the longest text of several. */
  all<K extends Item['kind']>(kind: K, better: (before: Of<K>, after: Of<K>) => boolean = () => false): readonly (readonly [Of<K>, readonly number[]])[] {
    const found = new Map<string, readonly [Of<K>, readonly number[]]>();
    for (const { item, passage } of this.#said) {
      if (item.kind !== kind) continue;
      const own = item as Of<K>;
      const before = found.get(own.key);
      found.set(own.key, before === undefined ? [own, [passage]] : [better(before[0], own) ? own : before[0], [...before[1], passage]]);
    }
    return [...found.values()];
  }

  organizations(named: readonly NamedOrganization[]): readonly Desired[] {
    const used = new Map<string, number[]>();
    const use = (name: string | null, passage: number): void => void (name !== null && used.set(name, [...(used.get(name) ?? []), passage]));
    for (const { item, passage } of this.#said) {
      if (item.kind === 'organization') use(item.organization.name, passage);
      if (item.kind === 'acronym' && item.organization) use(named.find(({ acronym }) => acronym !== null && simple(acronym) === simple(item.acronym))?.name ?? null, passage);
      if (item.kind === 'body') use(item.coordinator?.organization ?? null, passage);
      if (item.kind === 'instrument') for (const name of item.organizations) use(name, passage);
      if (item.kind === 'activity') for (const { organization } of item.responsibles) use(organization, passage);
    }
    return [...used].map(([name, passages]) => organizationOf(named.find((one) => one.name === name) ?? { name, acronym: null, nameInLaw: null }, passages));
  }

  bodies(): readonly Desired[] {
    const members = (body: string): readonly string[] => this.all('organization').flatMap(([{ organization, memberOf }]) => (memberOf === body ? [organization.name] : []));
    const all = this.all('body');
    // A body goes after the one that it belongs to.
    const depth = (name: string | null, left = 5): number => (name === null || left === 0 ? 0 : 1 + depth(all.find(([body]) => body.name === name)?.[0].parent ?? null, left - 1));
    return [...all].sort(([a], [b]) => depth(a.parent) - depth(b.parent)).map(([body, passages]) => bodyOf(body, members(body.name), passages));
  }

  programmes(): readonly Desired[] {
    const year = this.#year;
    const annual = this.all('programme').map(([{ name }, passages]): Desired =>
      ({ form: 'programme', key: programmeKey('annual', year), label: `${name} ${String(year)}`, passages, values: {}, onlyNew: { name: /\b20\d\d\b/.test(name) ? name : `${name} ${String(year)}`, programmeType: 'annual', year, periodFrom: year, periodUntil: year } }));
    const national = this.all('national').map(([{ name, from, until }, passages]): Desired =>
      ({ form: 'programme', key: programmeKey('national', `${String(from)}-${String(until)}`), label: name, passages, values: {}, onlyNew: { name, programmeType: 'national', periodFrom: from, periodUntil: until } }));
    const unnamed: Desired = { form: 'programme', key: programmeKey('annual', year), label: String(year), passages: [], values: {}, onlyNew: { name: `Programa anual de trabajo ${String(year)}`, programmeType: 'annual', year, periodFrom: year, periodUntil: year } };
    return [...(annual.length === 0 ? [unnamed] : annual.slice(0, 1)), ...national.slice(0, 1)];
  }

  goals(programme: string): readonly Desired[] {
    const longer = (before: { text: string }, after: { text: string }): boolean => after.text.length > before.text.length;
    const parentOf = (number: string): string => number.split('.').slice(0, -1).join('.');
    return [
      ...this.all('objective', longer).map(([{ number, text }, passages]): Desired => ({ form: 'objective', key: number, label: `${String(number)} ${String(text)}`, passages, values: { text }, onlyNew: { number, programme: ref('programme', programme) } })),
      ...this.all('strategy', longer).map(([{ number, text }, passages]): Desired => ({ form: 'strategy', key: number, label: `${String(number)} ${String(text)}`, passages, values: { text }, onlyNew: { number, objective: ref('objective', parentOf(number)) } })),
      ...this.all('action', longer).map(([{ number, text }, passages]): Desired => ({ form: 'action', key: number, label: `${String(number)} ${String(text)}`, passages, values: { text }, onlyNew: { number, strategy: ref('strategy', parentOf(number)) } })),
    ];
  }

  activities(): readonly Desired[] {
    const places = new Map<string, number>();
    let [last, within] = [0, 0];
    return this.#said.flatMap(({ item, passage }) => {
      if (item.kind !== 'activity') return [];
      const key = nameKey(item.text);
      const place = (places.get(key) ?? 0) + 1;
      places.set(key, place);
      within = passage === last ? within + 1 : 0;
      last = passage;
      return [activityOf(item, place, passage * 10 + Math.min(within, 9), this.#year, [passage])];
    });
  }

  sessions(): readonly Desired[] {
    const acronyms = new Map(this.all('body').map(([{ name, acronym }]) => [name, acronym]));
    return this.all('session').map(([facts, passages]) => sessionOf(facts, acronyms.get(facts.body) ?? null, this.#year, passages));
  }

  rest(named: readonly NamedOrganization[]): readonly Desired[] {
    const programme = ref('programme', programmeKey('annual', this.#year));
    return [
      ...this.all('instrument').map(([facts, passages]) => agreementOf(facts, passages)),
      ...this.all('acronym').map(([{ acronym, meaning }, passages]): Desired => {
        const organization = named.find((one) => one.acronym !== null && simple(one.acronym) === simple(acronym));
        return { form: 'acronym', key: simple(acronym), label: acronym, passages, values: { meaning, organization: optional('organization', organization === undefined ? null : organizationKey(organization.name)) }, onlyNew: { acronym, programme } };
      }),
    ];
  }
}

/** Everything that the understood passages ask for, in the order in which one record refers to another. */
export function desiredOf(said: readonly Said[], named: readonly NamedOrganization[], year: number): readonly Desired[] {
  const collector = new Collector(said, year);
  const programmes = collector.programmes();
  const owner = (programmes.find(({ key }) => key.startsWith('national')) ?? programmes[0])?.key ?? programmeKey('annual', year);
  return [...collector.organizations(named), ...collector.bodies(), ...programmes, ...collector.goals(owner), ...collector.sessions(), ...collector.activities(), ...collector.rest(named)];
}

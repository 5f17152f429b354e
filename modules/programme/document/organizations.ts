import { nameKey, nameWords } from './words.ts';

/** An organisation that the document names: in its list of acronyms, among the members, or as «Name (ACRONYM)» in the text. */
export interface NamedOrganization {
  readonly name: string;
  readonly acronym: string | null;
  /** Other acronyms and names under which the text speaks of it. */
  readonly aliases: readonly string[];
  readonly nameInLaw: string | null;
  readonly lines: readonly number[];
}

export interface Responsible {
  readonly asWritten: string;
  /** Name of the organisation, as the registry has it; null where the text describes who acts without naming one. */
  readonly organization: string | null;
  readonly note?: string;
}

export interface Responsibles {
  readonly found: readonly Responsible[];
  /** Parts that look like an organisation and are none that is known. */
  readonly unknown: readonly string[];
}

const heads = /^(secretar[ií]a|comisi[oó]n (?:ejecutiva|nacional)|consejo (?:nacional|ciudadano)|conferencia|coalici[oó]n|direcci[oó]n general|fiscal[ií]a|instituto|organizaci[oó]n(?! ?\/)(?! de la sociedad)|fundaci[oó]n|oficina|centro|universidad|procuradur[ií]a|guardia|polic[ií]a|asociaci[oó]n|red|agencia|unidad)\b/i;

/** Whether a name is that of an organisation: by its first word. «Sistema Nacional…» needs other evidence. */
export const looksLikeOrganization = (name: string): boolean => heads.test(name.trim());

const initials = (name: string): string => nameWords(name).map((word) => word[0] ?? '').join('').toUpperCase();

export class Registry {
  readonly #all: NamedOrganization[] = [];
  readonly #accepted = new Map<string, string | null>();

  get all(): readonly NamedOrganization[] {
    return this.#all;
  }

  /** Adds what is said of an organisation to what is known of it already. */
  add(said: { readonly name: string; readonly acronym?: string | null; readonly nameInLaw?: string; readonly lines: readonly number[] }): void {
    const at = this.#all.findIndex(({ name, nameInLaw }) => [name, nameInLaw].some((known) => known !== null && nameKey(known) === nameKey(said.name)));
    const before = this.#all[at];
    const acronym = said.acronym ?? null;
    if (before === undefined) return void this.#all.push({ name: said.name, acronym, aliases: [], nameInLaw: said.nameInLaw ?? null, lines: said.lines });
    const other = acronym !== null && before.acronym !== null && acronym !== before.acronym ? [acronym] : [];
    const aliases = [...new Set([...before.aliases, ...other, ...(before.name === said.name ? [] : [said.name])])];
    this.#all[at] = { ...before, acronym: before.acronym ?? acronym, aliases, nameInLaw: said.nameInLaw ?? before.nameInLaw, lines: [...new Set([...before.lines, ...said.lines])] };
  }

  /** A name that a person let stand before, alone or for an organisation: it is not asked about again. */
  accept(asWritten: string, organization: string | null): void {
    this.#accepted.set(nameKey(asWritten), organization);
  }

  accepted(text: string): { readonly organization: string | null } | null {
    const organization = this.#accepted.get(nameKey(text));
    return organization === undefined ? null : { organization };
  }

  /** The organisation of exactly this name or acronym, without regard to accents, case, «de» and «del». */
  find(text: string): NamedOrganization | null {
    const key = nameKey(text.replace(/\s*\([^)]*\)\s*$/, ''));
    const inside = /\(([^)]+)\)\s*$/.exec(text)?.[1];
    const is = (wanted: string) => ({ name, acronym, aliases, nameInLaw }: NamedOrganization): boolean =>
      [name, acronym, nameInLaw, ...aliases].some((known) => known !== null && nameKey(known) === wanted);
    if (key === '') return null;
    return this.#all.find(is(key)) ?? (inside === undefined ? null : (this.#all.find(is(nameKey(inside))) ?? null));
  }

  /** The organisation whose name in the law has these initials, when exactly one does. */
  byInitials(text: string): NamedOrganization | null {
    const all = /^\p{Lu}{3,}$/u.test(text) ? this.#all.filter(({ name, nameInLaw }) => [name, nameInLaw].some((known) => known !== null && initials(known) === text)) : [];
    return all.length === 1 ? (all[0] ?? null) : null;
  }
}

const describes = /^(las?|los|el|integrantes|personas|conformantes|participantes|todas|todos|instituciones|entidades|grupo|subgrupo|comisi[oó]n|subcomisi[oó]n|osc)\b/i;

function readOne(part: string, registry: Registry): Responsible | null {
  const known = registry.find(part);
  if (known !== null) return { asWritten: part, organization: known.name };
  const accepted = registry.accepted(part);
  if (accepted !== null) return { asWritten: part, ...accepted };
  const guessed = registry.byInitials(part);
  if (guessed !== null) {
    return { asWritten: part, organization: guessed.name, note: `«${part}» no está en la lista de siglas: son las iniciales de «${guessed.nameInLaw ?? guessed.name}», nombre de ${guessed.name} en el documento.` };
  }
  if (/^secretar[ií]a t[eé]cnica\b/i.test(part)) return { asWritten: part, organization: TECHNICAL_SECRETARIAT_NAME };
  return describes.test(part) && part.split(' ').length > 2 ? { asWritten: part, organization: null } : null;
}

export const TECHNICAL_SECRETARIAT_NAME = 'Secretaría Técnica de la Comisión Intersecretarial';

/** «Gobernación y FGR», «FGR / FEVIMTRA», «Salud», or a phrase that describes who acts, which is kept as written. */
export function readResponsibles(text: string, registry: Registry): Responsibles {
  const whole = text.replace(/[^\S\n]+/g, ' ').replace(/\.$/, '').trim();
  if (whole === '' || /^(?:por definir|sin definir)$/i.test(whole)) return { found: [], unknown: [] };
  const one = readOne(whole.replace(/\n/g, ' '), registry);
  if (one !== null) return { found: [one], unknown: [] };
  const strong = whole.split(/\s*[/;\n]\s*/).filter((part) => part !== '');
  const parts = strong.flatMap((part) => (readOne(part, registry) === null ? part.split(/\s*,\s*|\s+(?:y|e)\s+/).filter((piece) => piece !== '') : [part]));
  const read = parts.map((part) => [part, readOne(part, registry)] as const);
  const unknown = read.filter(([, found]) => found === null).map(([part]) => part);
  if (unknown.length === parts.length && whole.split(' ').length > 6) return { found: [{ asWritten: whole, organization: null }], unknown: [] };
  return { found: read.flatMap(([, found]) => (found === null ? [] : [found])), unknown };
}

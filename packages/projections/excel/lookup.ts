import { normalize, type CatalogEntry } from '@sintra/definition';

/** Finds the code that somebody meant, and writes a code so that it is found again. */
export interface Lookup {
  find(text: string): string | undefined;
  write(code: string): string;
}

type Entries = ReadonlyMap<string, CatalogEntry>;

/** Text → code where only one code has that text; entries in force go before retired ones. */
function index(entries: Entries, spell: (entry: CatalogEntry) => readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, CatalogEntry | null>();
  for (const entry of entries.values()) {
    for (const text of new Set(spell(entry))) {
      const known = found.get(text);
      if (known === undefined || (known !== null && known.until !== undefined && entry.until === undefined)) found.set(text, entry);
      else if (known !== null && entry.until === undefined) found.set(text, null);
    }
  }
  return new Map([...found].flatMap(([text, entry]) => (text === '' || entry === null ? [] : [[text, entry.code] as const])));
}

const labels = ({ label }: CatalogEntry): readonly string[] => [label.es, label.en];

function build(entries: Entries): Lookup {
  const exact = index(entries, ({ label }) => [label.es]);
  const spoken = index(entries, (entry) => labels(entry).map(normalize));
  const other = index(entries, ({ code, alias }) => [code, ...(alias ?? [])].map(normalize));
  const shortened = index(entries, ({ code }) => (/^0+\d/.test(code) ? [code.replace(/^0+/, '')] : []));
  const find = (text: string): string | undefined => {
    if (entries.has(text)) return text;
    const plain = normalize(text);
    return exact.get(text) ?? spoken.get(plain) ?? other.get(plain) ?? shortened.get(text);
  };
  const write = (code: string): string => {
    const label = entries.get(code)?.label.es;
    return label !== undefined && !/[;\n|]/.test(label) && find(label) === code ? label : code;
  };
  return { find, write };
}

const cache = new WeakMap<Entries, Lookup>();

/** By code, label (es, en), alias without accents or case, or a code of digits that lost its leading zero («9» for «09»). */
export function lookupOf(entries: Entries): Lookup {
  const known = cache.get(entries);
  if (known !== undefined) return known;
  const lookup = build(entries);
  cache.set(entries, lookup);
  return lookup;
}

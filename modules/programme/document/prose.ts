import { activityItem, activityTypeOf, blankActivity, needsHalfYear, type Place } from './activity.ts';
import type { Block } from './blocks.ts';
import { datesIn, withoutQuotes, type DateMention, type WrittenDate } from './dates.ts';
import { readResponsibles, TECHNICAL_SECRETARIAT_NAME, type Registry, type Responsible } from './organizations.ts';
import type { Item } from './types.ts';
import { dismissed, open, understood, type Verdict } from './verdict.ts';

interface ProsePlace extends Place {
  readonly year: number;
  readonly registry: Registry;
  /** Who the sentence that introduces this list says that acts. */
  readonly introduced: readonly Responsible[] | null;
  /** The list was introduced as what will be done. */
  readonly promised: boolean;
  /** Words of that sentence, which say what kind of thing its list holds. */
  readonly introduction: string;
  /** Who acted in the passage before, for «Asimismo…», «la misma Secretaría…». */
  readonly before: readonly Responsible[];
}

/** «podrán», «permitirán» allow; they promise nothing. */
const future = /(?<!\p{L})(?!est(?:ará|arán)(?!\p{L})|podr|permitir)\p{L}{2,}(?:ar|er|ir|dr|br)(?:á|án)(?!\p{L})/iu;
const promise = /\b(?:propone|proponen|calendariz[oó]|compromet|se tiene[n]? (?:planificad|proyectad|programad|previst)|se prev[eé]n?|se tiene programado)/i;
const goesOn = /^(?:asimismo|adem[aá]s|adicionalmente|tambi[eé]n|de igual (?:forma|manera)|y de|dicho|dicha|para el mes|la misma)\b|\bla misma (?:secretar[ií]a|instituci[oó]n)\b/i;
const ledBy = /(?:encabezad[oa] por|a cargo de|coordinad[oa] por|responsabilidad de)\s+(?:la |el |los )?([^,.;]+)/i;

/** Where a sentence starts to promise; -1 when it promises nothing. */
const promiseAt = (text: string): number => {
  const places = [future, promise].map((words) => text.search(words)).filter((at) => at !== -1);
  return places.length === 0 ? -1 : Math.min(...places);
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Parts that may name who acts, not who is only mentioned («el Manual de la…»): bold, a name in full, an acronym in capitals. Common words («Trabajo») only in bold. */
function namesIn(marked: string, registry: Registry): readonly Responsible[] {
  const bold = [...marked.matchAll(/\*\*(.+?)\*\*/g)].map(([, text = '']) => text);
  const plain = marked.replaceAll('**', '');
  const aside = (name: string): boolean => new RegExp(`\\b(?:de la|del|de|al?|a la|con(?: la| el)?|en(?: la| el)?)\\s+${escaped(name)}`, 'iu').test(plain) && !new RegExp(`trav[eé]s de(?: la|l)?\\s+${escaped(name)}`, 'iu').test(plain);
  const inFull = registry.all.filter(({ name }) => name.includes(' ') && plain.includes(name)).map(({ name }) => name).filter((name) => !aside(name));
  const short = [...plain.matchAll(/\b\p{Lu}{3,}\b/gu)].map(([text]) => text).filter((name) => !aside(name));
  const secretariat = /secretaría técnica/i.test(plain) && !aside('Secretaría Técnica') ? [TECHNICAL_SECRETARIAT_NAME] : [];
  const found = [...bold, ...inFull, ...short, ...secretariat].flatMap((text) => registry.find(text) === null ? [] : readResponsibles(text, registry).found);
  return [...new Map(found.map((who) => [who.organization, who])).values()];
}

/** Who a sentence says that acts: whoever is named before the promise, or «encabezada por…» after it. */
export function actorsIn(marked: string, registry: Registry): readonly Responsible[] {
  const text = withoutQuotes(marked);
  const at = promiseAt(text);
  const first = text.slice(0, at === -1 ? 160 : at);
  const led = ledBy.exec(text)?.[1];
  const own = namesIn(first, registry);
  return own.length > 0 || led === undefined ? own : namesIn(led, registry);
}

const clauseAround = (text: string, at: number): string => {
  const start = Math.max(text.lastIndexOf('. ', at) + 1, text.lastIndexOf('\n', at) + 1, 0);
  const end = text.indexOf('. ', at);
  return text.slice(start, end === -1 ? undefined : end + 1).trim();
};

function activitiesOf(block: Block, place: ProsePlace, actors: readonly Responsible[], dates: readonly DateMention[]): readonly Item[] {
  const halfYearly = /seguimiento semestral/i.test(block.text);
  const one = (date: WrittenDate | null, text: string): Item => {
    const blank = blankActivity(place, text);
    const activityType = blank.activityType === 'activity' ? activityTypeOf(place.introduction) : blank.activityType;
    return activityItem({ ...blank, activityType, date, responsibles: actors, halfYearly: halfYearly || needsHalfYear(date) });
  };
  if (dates.length <= 1) return [one(dates[0] === undefined ? null : written(dates[0]), block.text)];
  const clauses = dates.map((date) => [date, clauseAround(block.text, date.at)] as const);
  return clauses.map(([date, text]) => one(written(date), text));
}

/** What an activity keeps of a date: not where in the sentence it stood. */
const written = ({ at: _at, foreign: _foreign, ...date }: DateMention): WrittenDate => date;

const uniqueDates = (dates: readonly DateMention[]): readonly DateMention[] => [...new Map(dates.map((date) => [date.value, date])).values()];

interface Look {
  readonly dates: readonly DateMention[];
  readonly foreign: boolean;
  readonly promises: boolean;
  readonly actors: readonly Responsible[];
  readonly inherited: boolean;
}

function lookAt(block: Block, place: ProsePlace): Look {
  const all = datesIn(block.text, place.year);
  const named = actorsIn(block.marked, place.registry);
  const given = place.introduced ?? (goesOn.test(block.text) ? place.before : []);
  return {
    dates: uniqueDates(all.filter(({ foreign, reading }) => !foreign && reading !== null)), foreign: all.some(({ foreign }) => foreign),
    promises: place.promised || promiseAt(withoutQuotes(block.text)) !== -1,
    actors: named.length > 0 ? named : given, inherited: named.length === 0 && given.length > 0,
  };
}

/** Whether a paragraph or item speaks of a date of the programme's year. */
export const isDated = (block: Block, year: number): boolean => datesIn(block.text, year).some(({ foreign }) => !foreign);

/** What a paragraph or an item says: an activity when somebody promises something, else context. */
export function readProse(block: Block, place: ProsePlace): Verdict {
  const { dates, foreign, promises, actors, inherited } = lookAt(block, place);
  if (!promises) return dates.length > 0 ? open('dated_without_commitment', dates[0]?.asWritten ?? null) : dismissed(foreign ? 'earlier_date' : 'context');
  const halfYearly = /seguimiento semestral/i.test(block.text);
  if (dates.length === 0 && actors.length === 0 && !place.promised && !halfYearly) return foreign ? dismissed('earlier_date') : open('no_date_nor_responsible', null, activitiesOf(block, place, [], []));
  const notes = [
    ...(inherited ? [`El responsable se toma del texto anterior: ${actors.map(({ asWritten }) => asWritten).join(', ')}.`] : []),
    ...(actors.length === 0 ? ['No se reconoció quién es responsable.'] : []),
    ...(dates.length === 0 ? ['Sin fecha: seguimiento semestral.'] : []),
  ];
  return understood(activitiesOf(block, place, actors, dates), notes);
}

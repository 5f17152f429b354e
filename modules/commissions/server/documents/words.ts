import { readDate, sayDate, type Values } from '@sintra/definition';
import { text } from '../session-file.ts';

/** A written date in words; as it was written where it is not understood. */
export function sayWritten(written: string | null): string {
  if (written === null) return 'por definir';
  const reading = readDate(written);
  return 'problem' in reading ? written : sayDate(reading);
}

export const isoInWords = (day: string): string => sayWritten(day);

const modalities: Readonly<Record<string, string>> = { in_person: 'presencial', virtual: 'virtual', hybrid: 'híbrida' };
const qualities: Readonly<Record<string, string>> = { voice_and_vote: 'Voz y voto', voice: 'Voz', permanent_guest: 'Invitada permanente' };
const attended: Readonly<Record<string, string>> = { titular: 'Titular', substitute: 'Suplente', absent: 'No asistió' };
const results: Readonly<Record<string, string>> = { approved: 'aprobado', approved_by_casting_vote: 'aprobado con el voto de calidad de quien preside', not_approved: 'no aprobado', without_vote: 'sin votación' };

export const sayModality = (values: Values): string => modalities[text(values, 'modality') ?? ''] ?? 'por definir';
export const sayQuality = (values: Values): string => qualities[text(values, 'attendeeQuality') ?? ''] ?? '';
export const sayAttended = (values: Values): string => attended[text(values, 'attendedBy') ?? ''] ?? 'Sin registrar';

const count = (values: Values, id: string): number => (typeof values[id] === 'number' ? values[id] : 0);

/** «Aprobado por unanimidad», «aprobado: 8 a favor, 1 en contra, 2 abstenciones». */
export function sayVote(values: Values): string {
  const result = results[text(values, 'voteResult') ?? ''];
  const [yes, no, abstained] = [count(values, 'votesFor'), count(values, 'votesAgainst'), count(values, 'votesAbstained')];
  if (yes + no + abstained === 0) return values['unanimous'] === 'yes' ? 'por unanimidad' : (result ?? 'sin votación');
  if (values['unanimous'] === 'yes') return `${result ?? 'aprobado'} por unanimidad, con ${String(yes)} ${yes === 1 ? 'voto' : 'votos'}`;
  return `${result ?? 'votación'}: ${String(yes)} a favor, ${String(no)} en contra, ${String(abstained)} ${abstained === 1 ? 'abstención' : 'abstenciones'}`;
}

/** «híbrida» alone in a cell of a table: «Híbrida». */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const feminine = /^(?:comisión|subcomisión|reunión|mesa|red|junta|asamblea|coordinación|secretaría)\b/iu;
const masculine = /^(?:grupo|subgrupo|consejo|comité|subcomité|sistema|gabinete|pleno)\b/iu;

/** «de la Comisión…», «del Grupo…»; without article where the first word does not tell. */
export const ofBody = (name: string): string => `${feminine.test(name) ? 'de la' : masculine.test(name) ? 'del' : 'de'} ${name}`;

import type { Values } from '@sintra/definition';
import { bullets, heading, numbered, paragraph, table, type Block, type Document, type Words } from '@sintra/platform/documents';
import { sayMeeting } from '../../forms/index.ts';
import { quorumOf } from '../../rules/quorum.ts';
import { sayOrganization, type Named } from '../names.ts';
import { exactDay, fileOf, text, type Row, type SessionFile } from '../session-file.ts';
import { nameOf } from '../session-name.ts';
import { isoInWords, ofBody, sayAttended, sayModality, sayQuality, sayVote, sayWritten } from './words.ts';

interface MinutesResolution {
  readonly values: Values;
  readonly responsibles: readonly Row[];
}

/** All that a minute is made of. */
interface MinutesFile {
  readonly file: SessionFile;
  readonly resolutions: readonly MinutesResolution[];
  readonly names: ReadonlyMap<string, Named>;
}

function opening({ file: { values, body } }: MinutesFile): string {
  const hour = text(values, 'startsAt');
  const place = text(values, 'venue');
  const held = text(values, 'heldOn');
  return `${exactDay(held) === null ? 'Con fecha' : 'El'} ${sayWritten(held)}${hour === null ? '' : `, a las ${hour} horas`}${place === null ? '' : `, en ${place}`}, en modalidad ${sayModality(values)}, `
    + `se celebró la ${sayMeeting(nameOf(values))} ${ofBody(text(body.values, 'name') ?? 'este órgano')}.`;
}

function attendanceTable({ file: { attendance }, names }: MinutesFile): Block {
  return table([{ title: 'Institución u organización', share: 3 }, { title: 'Calidad' }, { title: 'Asistió' }, { title: 'Nombre', share: 2 }],
    attendance.map((row) => [sayOrganization(names, row, 'organization', 'attendeeAsWritten'), sayQuality(row.values), sayAttended(row.values), text(row.values, 'attendeeName') ?? '']));
}

function quorumWords({ file: { attendance, rules, values } }: MinutesFile): string {
  const second = values['secondCall'] === 'yes';
  const quorum = quorumOf(attendance.map((row) => row.values), rules, second ? 'second' : 'first');
  const first = quorumOf(attendance.map((row) => row.values), rules, 'first');
  const lost = second ? `En primera convocatoria asistieron ${String(first.present)} de los ${String(first.needed)} integrantes con voto que se necesitaban. ` : '';
  return `${lost}En ${second ? 'segunda' : 'primera'} convocatoria asistieron ${String(quorum.present)} de ${String(quorum.voting)} integrantes con voto (se necesitaban ${String(quorum.needed)}), `
    + `${quorum.reached ? 'por lo que hubo quórum' : 'por lo que no hubo quórum'}.${rules.basis === null ? ' Regla de quórum por confirmar.' : ` Fundamento: ${rules.basis}.`}`;
}

const resolutionBlocks = (names: MinutesFile['names']) => ({ values, responsibles }: MinutesResolution): Block[] => [
  paragraph([{ text: `${text(values, 'key') ?? 'Acuerdo'}. `, bold: true }, { text: text(values, 'text') ?? '' }]),
  bullets([
    `Votación: ${sayVote(values)}.`,
    ...(responsibles.length === 0 ? [] : [`Responsables: ${responsibles.map((row) => sayOrganization(names, row, 'organization', 'responsibleAsWritten')).join('; ')}.`]),
    ...(text(values, 'dueDate') === null ? [] : [`Fecha compromiso: ${sayWritten(text(values, 'dueDate'))}.`]),
  ]),
];

const agendaItem = (file: SessionFile, row: Row): Words => {
  const document = fileOf(file, row)?.name ?? text(row.values, 'documentLink');
  return [{ text: text(row.values, 'topic') ?? '' }, ...(document === null ? [] : [{ text: ` (se presentó: ${document})`, italic: true as const }])];
};

const states: Readonly<Record<string, string>> = { draft: 'PROYECTO DE ACTA', under_observation: 'PROYECTO DE ACTA EN OBSERVACIONES' };

/** Who signs: those who came with a vote; the chair first. */
const signatories = ({ file: { attendance }, names }: MinutesFile) => attendance
  .filter(({ values }) => values['attendeeQuality'] === 'voice_and_vote' && ['titular', 'substitute'].includes(text(values, 'attendedBy') ?? ''))
  .sort((a, b) => Number(b.values['attendeePresides'] === 'yes') - Number(a.values['attendeePresides'] === 'yes'))
  .map((row) => ({ name: text(row.values, 'attendeeName') ?? 'Nombre y firma', office: [sayOrganization(names, row, 'organization', 'attendeeAsWritten'), sayAttended(row.values)] }));

/** The minutes of a session, from its agenda, attendance, votes and resolutions: nothing is typed twice. */
export function minutes(all: MinutesFile): Document {
  const { file, resolutions, names } = all;
  const { values, body } = file;
  const name = sayMeeting(nameOf(values));
  const state = text(values, 'minutesStatus');
  const approved = text(values, 'minutesApprovedOn');
  return {
    title: `Acta de la ${name}`, subtitle: text(body.values, 'name') ?? '', header: states[state ?? ''] ?? text(body.values, 'acronym') ?? '', footer: name,
    blocks: [
      paragraph(opening(all)),
      heading(1, 'Asistencia y quórum'), attendanceTable(all), paragraph(quorumWords(all)),
      heading(1, 'Orden del día'), file.agenda.length === 0 ? paragraph('Sin asuntos registrados.') : numbered(file.agenda.map((row) => agendaItem(file, row))),
      heading(1, 'Acuerdos'), ...(resolutions.length === 0 ? [paragraph('No se adoptaron acuerdos.')] : resolutions.flatMap(resolutionBlocks(names))),
      heading(1, 'Cierre'), paragraph(text(values, 'endsAt') === null ? 'Hora de término sin registrar.' : `La sesión concluyó a las ${text(values, 'endsAt') ?? ''} horas.`),
      ...(approved === null ? [] : [paragraph(`Acta aprobada el ${isoInWords(approved)}.`)]),
      { type: 'signatures', people: signatories(all) },
    ],
  };
}

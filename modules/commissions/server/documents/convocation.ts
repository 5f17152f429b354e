import { heading, numbered, paragraph, table, type Document, type Words } from '@sintra/platform/documents';
import { sayMeeting } from '../../forms/index.ts';
import type { SessionFile } from '../session-file.ts';
import { fileOf, text } from '../session-file.ts';
import { nameOf } from '../session-name.ts';
import { capital, sayModality, sayWritten } from './words.ts';

const item = (file: SessionFile) => (row: SessionFile['agenda'][number]): Words => {
  const { values } = row;
  const [presenter, minutes] = [text(values, 'presenter'), values['agendaMinutes']];
  const document = fileOf(file, row)?.name ?? text(values, 'documentLink');
  const more = [presenter === null ? null : `presenta: ${presenter}`, document === null ? null : `documento: ${document}`, typeof minutes === 'number' ? `${String(minutes)} min` : null].filter(Boolean).join(', ');
  return [{ text: text(values, 'topic') ?? '' }, ...(more === '' ? [] : [{ text: ` (${more})`, italic: true as const }])];
};

/** The convocation of a session: who meets, when, where, on what. */
export function convocation(file: SessionFile): Document {
  const { values, body, agenda } = file;
  const name = sayMeeting(nameOf(values));
  return {
    title: `Convocatoria: ${name}`, subtitle: text(body.values, 'name') ?? '', header: text(body.values, 'acronym') ?? '', footer: name,
    blocks: [
      paragraph(`Se convoca a quienes integran este órgano, y a sus suplentes, a la sesión que se indica.`),
      table([{ title: 'Dato' }, { title: 'Sesión', share: 3 }], [
        ['Fecha', capital(sayWritten(text(values, 'heldOn') ?? text(values, 'planned')))],
        ['Hora', text(values, 'startsAt') === null ? 'Por definir' : `${text(values, 'startsAt') ?? ''} horas`],
        ['Modalidad', capital(sayModality(values))], ['Sede o enlace', text(values, 'venue') ?? 'Por definir'],
        ['Convocatoria emitida', sayWritten(text(values, 'convokedOn'))],
      ]),
      heading(1, 'Orden del día'), agenda.length === 0 ? paragraph('Por definir.') : numbered(agenda.map(item(file))),
    ],
  };
}

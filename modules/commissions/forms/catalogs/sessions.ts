import { defineCatalog } from '@sintra/definition';
import { also, entry } from './entry.ts';

export const sessionNoun = defineCatalog({
  id: 'session_noun', label: { es: 'Cómo se nombra', en: 'What it is called' },
  entries: [entry('session', 'Sesión', 'Session'), entry('meeting', 'Reunión', 'Meeting')],
});

export const sessionType = defineCatalog({
  id: 'session_type', label: { es: 'Carácter de la sesión', en: 'Type of session' }, law: 'Reglamento LGT 35, 36',
  entries: [
    entry('ordinary', 'Ordinaria', 'Ordinary'), entry('extraordinary', 'Extraordinaria', 'Extraordinary'),
    entry('solemn', 'Solemne', 'Solemn'), entry('installation', 'De instalación', 'Installation', also('Instalación')),
  ],
});

export const ordinalStyle = defineCatalog({
  id: 'ordinal_style', label: { es: 'Cómo se escribe el número', en: 'How the number is written' },
  entries: [
    entry('words', 'Con letra: Vigésima Primera', 'In words'), entry('digits', 'Con cifra: 21ª', 'In digits'),
    entry('roman', 'Con romano: XXI Vigésima Primera', 'In Roman numerals'),
  ],
});

export const modality = defineCatalog({
  id: 'session_modality', label: { es: 'Modalidad', en: 'Modality' },
  entries: [
    entry('in_person', 'Presencial', 'In person'), entry('virtual', 'Virtual', 'Virtual', also('A distancia', 'En línea')),
    entry('hybrid', 'Híbrida', 'Hybrid', also('Híbrido', 'Mixta')),
  ],
});

export const sessionStatus = defineCatalog({
  id: 'session_status', label: { es: 'Situación de la sesión', en: 'Status of the session' },
  entries: [
    entry('planned', 'Programada', 'Planned'), entry('convoked', 'Convocada', 'Convoked'), entry('held', 'Celebrada', 'Held'),
    entry('deferred', 'Diferida', 'Deferred', also('Reprogramada')), entry('cancelled', 'Cancelada', 'Cancelled'),
    entry('no_quorum', 'Sin quórum', 'No quorum'),
  ],
});

export const minutesStatus = defineCatalog({
  id: 'minutes_status', label: { es: 'Situación del acta', en: 'Status of the minutes' },
  entries: [
    entry('none', 'Sin acta', 'None'), entry('draft', 'Proyecto', 'Draft', also('Borrador')),
    entry('under_observation', 'En observaciones', 'Under observation'), entry('approved', 'Aprobada', 'Approved'),
  ],
});

export const attendedBy = defineCatalog({
  id: 'attended_by', label: { es: 'Quién asistió', en: 'Who attended' }, law: 'LGT 85',
  entries: [entry('titular', 'Titular', 'Member'), entry('substitute', 'Suplente', 'Substitute'), entry('absent', 'No asistió', 'Absent', also('Ausente', 'Inasistencia'))],
});

export const sessionCall = defineCatalog({
  id: 'session_call', label: { es: 'Convocatoria', en: 'Call' },
  entries: [entry('first', 'Primera', 'First'), entry('second', 'Segunda', 'Second')],
});

/** IANA zones of Mexico; the hour of a session is the hour of its seat. */
export const timeZone = defineCatalog({
  id: 'time_zone', label: { es: 'Huso horario', en: 'Time zone' },
  entries: [
    entry('America/Mexico_City', 'Centro (Ciudad de México)', 'Central'), entry('America/Cancun', 'Sureste (Cancún)', 'Southeast'),
    entry('America/Merida', 'Centro (Mérida)', 'Merida'), entry('America/Monterrey', 'Centro (Monterrey)', 'Monterrey'),
    entry('America/Matamoros', 'Frontera noreste (Matamoros)', 'Matamoros'), entry('America/Chihuahua', 'Centro (Chihuahua)', 'Chihuahua'),
    entry('America/Ciudad_Juarez', 'Frontera norte (Ciudad Juárez)', 'Ciudad Juarez'), entry('America/Ojinaga', 'Frontera norte (Ojinaga)', 'Ojinaga'),
    entry('America/Mazatlan', 'Pacífico (Mazatlán)', 'Pacific'), entry('America/Bahia_Banderas', 'Centro (Bahía de Banderas)', 'Bahia Banderas'),
    entry('America/Hermosillo', 'Sonora (Hermosillo)', 'Sonora'), entry('America/Tijuana', 'Noroeste (Tijuana)', 'Northwest'),
  ],
});

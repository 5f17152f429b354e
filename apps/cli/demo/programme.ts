import { Readable } from 'node:stream';
import { accountContext } from '@sintra/platform/accounts';
import { run } from '@sintra/platform/commands';
import type { House } from '@sintra/platform/database';
import { documentCommands, stageDocument } from '@sintra/programme/server';

/** An annual programme in our own words: bodies, ordinals and dates are of the kind that a real one has; nothing of it was promised by anybody. */
const programmeOf = (year: number): string => `# Programa anual de trabajo (demostración)

${String(year)}

## Calendario de sesiones

### Grupo de Trabajo de Datos Estadísticos
**Coordina: Secretaría de Gobernación**

Calendario de Reuniones Ordinarias\t
1ª Reunión Ordinaria\t21 de enero
2ª Reunión Ordinaria\t15 de abril
3ª Reunión Ordinaria\t2T
4ª Reunión Ordinaria\tPor definir

## Cooperación internacional

Actividad\tResponsables\tFecha
Reunir la información para el cuestionario mundial\tGobernación\tenero-marzo
Curso en línea para personal consular\tRelaciones Exteriores\tabril/mayo

## Objetivos del programa de demostración

### Objetivo 1. Que todas las instituciones registren con las mismas palabras

Actividad\tResponsables\tFecha\tMeta
Revisar los catálogos del sistema con quienes los usan\tGobernación\t1er semestre\t12 catálogos
Publicar la guía de captura\tGobernación\tantes del mes de octubre\t1 guía
Capacitar a personas capturistas de las entidades\tGobernación\tmarzo mayo octubre\t200 personas

### Objetivo 2. Que la atención llegue a tiempo

Actividad\tResponsables\tFecha\tMeta
Reportar las atenciones de los albergues\tSNDIF\tbimestral\t6 reportes
Difundir la línea de denuncia en aeropuertos\tTurismo\tDurante el ejercicio\t
Acompañar a las entidades en la instalación de sus comisiones\tGobernación\tPor definir\t32 entidades

## Siglas

Gobernación\tSecretaría de Gobernación
Relaciones Exteriores\tSecretaría de Relaciones Exteriores
SNDIF\tSistema Nacional para el Desarrollo Integral de la Familia
Turismo\tSecretaría de Turismo
`;

/** Imports the demonstration's programme through the same two steps as a person. @returns how many activities it has */
export async function fillProgramme(house: House, email: string, year: number): Promise<number> {
  const who = await accountContext(house, email, 'cli');
  const id = await stageDocument(house, who, { year, name: `programa-${String(year)}-demostracion.txt` }, Readable.from([Buffer.from(programmeOf(year))]));
  const { view } = await run(house, who, documentCommands.apply, { id });
  return view.counts.items['activity'] ?? 0;
}

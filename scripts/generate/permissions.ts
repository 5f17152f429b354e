import type { Sensitivity } from '@sintra/definition';
import {
  actionWords, classWords, fieldClasses, policy, resourceWords, roles, roleWords, scopes, scopeTitles, scopeWords, type Action, type Held, type Resource,
} from '@sintra/platform/permissions';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const actions = Object.keys(actionWords) as Action[];
const everybody: readonly Held[] = [...roles, 'on_behalf'];

/** «su entidad, compartidos»: every scope in which the role may do it, widest first. */
function whose(role: Held, resource: Resource, action: Action): string {
  const held = scopes.filter((scope) => policy.some((rule) => rule.role === role && rule.resource === resource && rule.scope === scope && rule.actions.includes(action)));
  return held.length === 0 ? '—' : held.toReversed().map((scope) => scopeTitles[scope]).join(', ');
}

function matrix(resource: Resource): string {
  const holders = everybody.filter((role) => policy.some((rule) => rule.role === role && rule.resource === resource));
  const used = actions.filter((action) => policy.some((rule) => rule.resource === resource && rule.actions.includes(action)));
  return table(['Perfil', ...used.map((action) => actionWords[action])], holders.map((role) => [roleWords[role].name, ...used.map((action) => whose(role, resource, action))]));
}

const classes = (names: readonly Sensitivity[]): string => (names.length === 0 ? 'ninguno' : names.map((name) => classWords[name]).join(', '));

const resources = (Object.keys(resourceWords) as Resource[]).filter((resource) => policy.some((rule) => rule.resource === resource));

/** The policy table as a page that an official can read; made by `npm run generate`, never written by hand. */
export const permissionsPage = (): string => `# Quién puede hacer qué

<!-- Made by npm run generate from packages/platform/permissions/policy.ts. Do not edit. -->

Esta página se genera de la misma tabla que usa el sistema para permitir o negar cada solicitud, de modo que no puede decir otra cosa que
lo que el sistema hace. Cada permiso dice **qué** se puede hacer y **con los registros de quién**.

## Perfiles

${table(['Perfil', 'Para quién es'], [...everybody.map((role) => [roleWords[role].name, roleWords[role].about]), ['Público', 'Cualquier persona, sin cuenta. Sólo datos abiertos publicados.']])}

Una persona puede tener varios perfiles; entonces puede lo que permita cualquiera de ellos. Nadie puede actuar con la cuenta de otra persona.

## Alcances

${table(['Alcance', 'Qué registros son'], scopes.toReversed().map((scope) => [scopeTitles[scope], scopeWords[scope]]))}

- **Su entidad** son los registros de las instituciones estatales y municipales de la misma entidad federativa. Nunca incluye los de una
  institución federal ni identidades de otra institución.
- **Compartidos** son registros que su institución dueña abrió a otra institución o a una persona, por una canalización aceptada, un traslado,
  un caso coordinado o una emergencia, con motivo y con fecha en que termina. Sólo se consultan, uno por uno, y sólo las clases de datos que se
  compartieron. Un acceso de emergencia abre un solo caso a una sola persona, cuatro horas como máximo.
- **Cifras nacionales** permite ver cuántos registros hay, no abrirlos ni verlos en listas.

${resources.map((resource) => `## ${resourceWords[resource]}\n\n${matrix(resource)}`).join('\n\n')}

## Clases de datos de los registros de personas

Cada dato del formulario es público, interno, confidencial o de identidad. Los de identidad están cifrados: se consultan solamente al
revelarlos, con un motivo que queda en la bitácora, y no sirven para filtrar, contar ni exportar. Un dato que un perfil no puede ver y uno que
no existe responden igual.

${table(['Perfil', 'Consulta datos', 'Captura datos'], everybody.map((role) => [roleWords[role].name, classes(fieldClasses[role].reads), classes(fieldClasses[role].writes)]))}

## Captura a nombre de una institución

La Coordinación nacional puede capturar a nombre de una institución. El registro es de esa institución; la bitácora guarda quién capturó y a
nombre de quién; y los derechos son sólo los que tienen en común la Coordinación y el enlace de esa institución: por eso puede escribir una
identidad, pero no revelarla después.

## Lo que está fuera de su alcance

Un registro que no está entre los que una persona alcanza responde lo mismo que uno que no existe. En cada registro y en «Qué puedo hacer», dentro
de su cuenta, el sistema explica por qué permite o no permite cada cosa.
`;

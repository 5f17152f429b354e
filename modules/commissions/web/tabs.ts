import { texts } from './texts.ts';

/** The screens of the module, above each of them. */
export const tabs = [
  { to: '/comisiones', label: texts.tabs.overview }, { to: '/comisiones/organos', label: texts.tabs.bodies }, { to: '/comisiones/sesiones', label: texts.tabs.sessions },
  { to: '/comisiones/acuerdos', label: texts.tabs.resolutions }, { to: '/comisiones/seguimiento', label: texts.tabs.followUp },
  { to: '/comisiones/seleccion', label: texts.tabs.selection }, { to: '/comisiones/organizaciones', label: texts.tabs.organizations },
] as const;

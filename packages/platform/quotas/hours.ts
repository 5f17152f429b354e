const hour = new Intl.DateTimeFormat('es-MX', { timeZone: 'America/Mexico_City', weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', hour12: false });

/** An instant as people of the capital say it: «el jueves, 26 de noviembre, 14:05 (hora del centro)». */
export const inMexico = (instant: string): string => `el ${hour.format(new Date(instant))} (hora del centro)`;

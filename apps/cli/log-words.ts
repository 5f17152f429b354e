import { namesOf, sayFinding, type Finding, type Report, type TreeReport } from '@sintra/platform/log/proof';

const count = (value: number): string => value.toLocaleString('es-MX');

export const sentence = (found: Finding, names: ReadonlyMap<string, string>): string => `  ✗ ${sayFinding(found, names)}`;

function treeLine({ tree, first, count: shown, size }: TreeReport, names: ReadonlyMap<string, string>): string {
  const part = shown === size ? 'completa' : shown === 0 ? `parcial, de ${count(size)}` : `parcial: ${count(first + 1)} a ${count(first + shown)} de ${count(size)}`;
  return `  ${names.get(tree) ?? tree}: ${count(shown)} asientos (${part})`;
}

/** What was verified, in lines. */
export function reportLines(file: string, report: Report): string[] {
  const names = namesOf(report.trees);
  const { checkpoints, header } = report;
  return [
    file,
    ...(header === null ? [] : [`  Exportado el ${header.exported_at}`]),
    ...(checkpoints === null ? [] : [`  Sellos ${String(checkpoints.first)} a ${String(checkpoints.last)}, del ${checkpoints.from} al ${checkpoints.until}; comparados con copias de fuera: ${String(report.witnessed)}`]),
    ...report.keys.map((key) => `  Llave pública: ${key}`),
    ...report.trees.map((tree) => treeLine(tree, names)),
    ...report.findings.map((found) => sentence(found, names)),
    ...(report.total > report.findings.length ? [`  … y ${count(report.total - report.findings.length)} hallazgos más.`] : []),
    report.total === 0 ? `  ✓ ${count(report.entries)} asientos comprobados: ninguno alterado, borrado, insertado ni cambiado de lugar.` : `  ✗ La bitácora o el archivo fueron manipulados: ${count(report.total)} hallazgos.`,
  ];
}

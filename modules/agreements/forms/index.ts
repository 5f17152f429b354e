export { agreementCatalogs, agreementForm } from './agreement.ts';

import { defineProblems, problem } from '../../problems/index.ts';

const safe = 'No se abrió ni se guardó ningún dato de identidad; lo demás sigue funcionando.';

/** What can be wrong with Vault or OpenBao. Nothing is ever done without it instead. */
export const vaultProblems = defineProblems({
  vaultUnreachable: problem<{ address: string; cause: string }>(503, ({ address, cause }) =>
    `El servicio de llaves ${address} no responde (${cause}). ${safe} Avise a quien administra Vault u OpenBao: red, certificado o servicio detenido.`),
  vaultSealed: problem<{ address: string }>(503, ({ address }) =>
    `El servicio de llaves ${address} está sellado («sealed»). ${safe} Quien lo administra debe abrirlo con «vault operator unseal».`),
  vaultForbidden: problem<{ address: string; path: string }>(503, ({ address, path }) =>
    `El servicio de llaves ${address} no permite a SINTRA usar ${path}: la credencial venció, fue revocada o su política no lo incluye. ${safe} Revise SINTRA_VAULT_TOKEN o el AppRole, y la política.`),
  vaultNoKey: problem<{ address: string; path: string }>(503, ({ address, path }) =>
    `El servicio de llaves ${address} no tiene ${path}. ${safe} Créela («vault write -f ${path}»), o corrija SINTRA_VAULT_MOUNT y SINTRA_VAULT_KEY.`),
  vaultRefused: problem<{ address: string; status: number }>(503, ({ address, status }) =>
    `El servicio de llaves ${address} rechazó la petición (respuesta ${String(status)}). ${safe} Revise su bitácora; si la llave se borró o se recortaron sus versiones, lo cifrado con ella no puede abrirse.`),
});

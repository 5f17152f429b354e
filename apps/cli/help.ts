export const help = `SINTRA desde la línea de comandos

  import --form victim [--mapping ctdc] ARCHIVO   importa un libro de Excel o un CSV y muestra el balance
         [--only-good]                            aplica los renglones correctos aunque haya otros por corregir
  count  --form victim --by sex,ageBand           cuenta registros, como el tablero
         [--where campo=valor[,valor]]            sólo los que cumplen
  export --form victim --out ARCHIVO              exporta a .xlsx o .csv según el nombre
         [--where campo=valor] [--format csv]
  export --form victim --identity --reason "motivo"   pide exportar con identidad; otra persona lo autoriza
  export --request NÚMERO --out ARCHIVO           descarga, una sola vez, lo autorizado
  export requests | approve NÚMERO | refuse NÚMERO --reason "motivo"   [--institution SIGLAS]
  municipalities ARCHIVO                          carga el catálogo de municipios de INEGI (CSV)
  programme import --year 2024 --document ARCHIVO  importa el programa anual (.docx o .txt); aplica lo comprendido y deja lo demás por completar
         [--dry-run]                              sólo lo lee y lo deja en revisión
  programme document --year 2024 --out ARCHIVO    escribe el programa anual, .docx o .pdf según el nombre
  programme compare --year 2024 --document ARCHIVO  compara el documento con los datos: lo que falta, sobra o es distinto
  users list [--institution SIGLAS]               cuentas de usuario
  users add CORREO --name "…" --institution SIGLAS --roles capturer,validator   registra con una invitación
         [--position "…"] [--until AAAA-MM-DD] [--curp CURP]
  users invite CORREO                             otra invitación para quien no ha entrado
  users recover CORREO [--factors]                enlace de un solo uso para elegir contraseña; --factors quita además su segundo paso
  users change CORREO [--name] [--position] [--roles] [--until AAAA-MM-DD|-] [--curp] [--state active|blocked]
  users depart CORREO --reason "motivo" [--hand-over CORREO]   da de baja; otra persona recibe lo pendiente
  users transfer CORREO --institution SIGLAS --roles … --reason "motivo" [--hand-over CORREO]
  users confirm [--stay CORREO]… [--leave CORREO]…   quién sigue en la institución y quién ya no (perfil de enlace)
  users export --out ARCHIVO | users import ARCHIVO --out INVITACIONES.xlsx | users import ARCHIVO --dry-run
  institutions list | export --out ARCHIVO | import ARCHIVO [--dry-run]
  institutions add SIGLAS --name "…" --level federal|state|municipal|civil_society [--legal-name "…"] [--state 14]
  institutions change SIGLAS [--name] [--legal-name] [--state] [--successor SIGLAS|-] [--from AAAA-MM-DD|-] [--until AAAA-MM-DD|-]
  keys backup --out ARCHIVO                       respalda la llave maestra, cifrada con una frase de paso
  keys restore ARCHIVO                            devuelve la llave maestra a su lugar, sólo si falta
         [--passphrase-file ARCHIVO]              la frase de paso, sin terminal (o SINTRA_BACKUP_PASSPHRASE)
  keys rotate [--institution SIGLAS] [--class person|file|draft]   renueva las llaves mientras se trabaja; se puede interrumpir
  keys rotate --master                            renueva la llave maestra (archivo, o versión en Vault)
  keys destroy --record FOLIO --reason "motivo"   pide suprimir la identidad de un registro, para siempre
  keys destroy requests | approve NÚMERO | refuse NÚMERO --reason "motivo"
  dump --out CARPETA                              copia las dos bases de datos; las identidades van cifradas, ninguna en claro
  restore CARPETA --public-key LLAVE [--key RESPALDO]  restaura una copia en un sistema vacío, tras comprobarla entera y su firma (sin llave: --unsigned)
  log export --out ARCHIVO --as correo            exporta la bitácora con sus pruebas, un asiento por línea (perfil de auditoría o de enlace)
         [--institution SIGLAS] [--from AAAA-MM-DD] [--until AAAA-MM-DD]
  log verify ARCHIVO…                             comprueba una exportación sin base de datos: dice qué se alteró y dónde
         [--checkpoints ARCHIVO] [--key LLAVE]    contra los sellos y la llave pública guardados aparte

  --on-behalf-of SIGLAS   en import, export, count y programme: a nombre de esa institución, con lo que ambas pueden hacer (Coordinación nacional)
  --as correo   actúa como esa cuenta, con sus permisos; si falta, como la primera persona administradora
  --json        escribe el resultado en JSON

Funciona con el servidor en marcha o detenido. Salida: 0 bien, 1 hubo un problema, 2 instrucción mal escrita.
`;

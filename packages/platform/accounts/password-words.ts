/**
 * Words that people in Mexico reach for when asked for a password, without accents and in lower case. Own list; short
 * passwords never get this far, so only words that long ones are built from matter.
 */
export const commonWords: readonly string[] = `
contrasena password passw0rd palabra clave secreto acceso entrada administrador administracion admin usuario bienvenido bienvenida
welcome letmein iloveyou teamo tequiero amor corazon familia hijos mama papa bebe princesa estrella angel dios jesus jesucristo
maria guadalupe jose juan mexico mexicano mexicana america chivas pumas cruzazul tigres futbol barcelona realmadrid pokemon
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre primavera verano otono invierno
lunes martes miercoles jueves viernes sabado domingo gobierno federal estatal secretaria fiscalia seguridad justicia procuraduria
trata personas victima victimas sistema nacional informacion sintra computadora internet oficina trabajo temporal cambiame cambiar
prueba pruebas test demo default qwertyuiop qwerty asdfghjkl asdfgh zxcvbnm zxcvbn abcdef abc123 monkey dragon master superman batman
hola holamundo hello sunshine football baseball michael jordan
`
  .trim()
  .split(/\s+/);
